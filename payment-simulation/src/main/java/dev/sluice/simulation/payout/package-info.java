/** Payouts, their batches and what banks say of them, in memory. */
@NullMarked
package dev.sluice.simulation.payout;

import org.jspecify.annotations.NullMarked;
