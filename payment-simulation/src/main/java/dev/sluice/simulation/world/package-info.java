/** Both applications over ports in memory, driven by hand until nothing moves any more. */
@NullMarked
package dev.sluice.simulation.world;

import org.jspecify.annotations.NullMarked;
