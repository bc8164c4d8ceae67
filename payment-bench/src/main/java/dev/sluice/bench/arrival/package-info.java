/**
 * Requests that arrive whether or not earlier ones are answered, at the moments a clock says; each
 * is timed from the moment it was due, so a server that stalls is not spared.
 */
@NullMarked
package dev.sluice.bench.arrival;

import org.jspecify.annotations.NullMarked;
