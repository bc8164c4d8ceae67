/** The trace of a life: every committed row and every message, in order, as text or as its hash. */
@NullMarked
package dev.sluice.simulation.trace;

import org.jspecify.annotations.NullMarked;
