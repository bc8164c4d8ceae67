/** Sellers in memory. */
@NullMarked
package dev.sluice.simulation.seller;

import org.jspecify.annotations.NullMarked;
