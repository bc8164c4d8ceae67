/** The books in memory. */
@NullMarked
package dev.sluice.simulation.ledger;

import org.jspecify.annotations.NullMarked;
