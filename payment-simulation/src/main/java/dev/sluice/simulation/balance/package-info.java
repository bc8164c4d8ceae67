/** Balances in memory, and their cache. */
@NullMarked
package dev.sluice.simulation.balance;

import org.jspecify.annotations.NullMarked;
