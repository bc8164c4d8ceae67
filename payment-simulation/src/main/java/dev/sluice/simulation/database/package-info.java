/** A database in memory: tables, and transactions that roll back. */
@NullMarked
package dev.sluice.simulation.database;

import org.jspecify.annotations.NullMarked;
