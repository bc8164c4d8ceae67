/**
 * Payments at a rate: what the platform takes, how fast it answers, what it costs, and the rate it
 * can bear for as long as one likes.
 */
@NullMarked
package dev.sluice.bench.rate;

import org.jspecify.annotations.NullMarked;
