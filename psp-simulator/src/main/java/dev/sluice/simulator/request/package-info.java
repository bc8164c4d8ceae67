/**
 * What a merchant can ask of the PSP, read strictly: an unknown or missing field is an error, never
 * a guess.
 */
@NullMarked
package dev.sluice.simulator.request;

import org.jspecify.annotations.NullMarked;
