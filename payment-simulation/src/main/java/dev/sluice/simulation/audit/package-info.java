/** The laws of the books, asked of a world in memory. */
@NullMarked
package dev.sluice.simulation.audit;

import org.jspecify.annotations.NullMarked;
