/** A clock that stands still until somebody turns it. */
@NullMarked
package dev.sluice.simulation.time;

import org.jspecify.annotations.NullMarked;
