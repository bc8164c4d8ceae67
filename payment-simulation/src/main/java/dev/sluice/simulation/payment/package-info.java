/** Payments in memory. */
@NullMarked
package dev.sluice.simulation.payment;

import org.jspecify.annotations.NullMarked;
