/** Idempotency keys in memory. */
@NullMarked
package dev.sluice.simulation.idempotency;

import org.jspecify.annotations.NullMarked;
