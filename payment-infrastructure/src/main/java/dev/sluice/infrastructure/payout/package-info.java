/** Payouts, their batches and files, and what banks answered, in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.payout;

import org.jspecify.annotations.NullMarked;
