/**
 * What the PSP pays out and what it keeps for itself: one line per capture and refund, as a file.
 */
@NullMarked
package dev.sluice.simulator.settlement;

import org.jspecify.annotations.NullMarked;
