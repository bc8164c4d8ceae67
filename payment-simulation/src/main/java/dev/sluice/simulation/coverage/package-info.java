/** What a life has met: counted, so that a simulation cannot be quiet about what it never tried. */
@NullMarked
package dev.sluice.simulation.coverage;

import org.jspecify.annotations.NullMarked;
