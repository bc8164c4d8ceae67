/**
 * What can go wrong at a door: one code each, with its HTTP status and whether trying again helps.
 */
@NullMarked
package dev.sluice.common.error;

import org.jspecify.annotations.NullMarked;
