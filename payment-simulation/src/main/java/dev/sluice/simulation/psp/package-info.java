/**
 * A PSP in memory that answers by script or by chance and keeps what it did, attempts on record,
 * and the timer.
 */
@NullMarked
package dev.sluice.simulation.psp;

import org.jspecify.annotations.NullMarked;
