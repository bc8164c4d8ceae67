/** Payment orders in memory. */
@NullMarked
package dev.sluice.simulation.order;

import org.jspecify.annotations.NullMarked;
