/** Statements of our bank in memory. */
@NullMarked
package dev.sluice.simulation.bank;

import org.jspecify.annotations.NullMarked;
