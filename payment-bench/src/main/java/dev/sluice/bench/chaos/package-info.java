/**
 * Payments while everything dies: a load, faults in a random order from a seed, a journal of every
 * acknowledgement that none of them can reach, and the verdict what of it was lost or doubled.
 */
@NullMarked
package dev.sluice.bench.chaos;

import org.jspecify.annotations.NullMarked;
