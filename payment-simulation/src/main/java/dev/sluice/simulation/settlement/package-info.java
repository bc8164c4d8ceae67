/** Settlement reports, their lines, what does not fit and what is held back, in memory. */
@NullMarked
package dev.sluice.simulation.settlement;

import org.jspecify.annotations.NullMarked;
