/** Numbers in a row. */
@NullMarked
package dev.sluice.simulation.id;

import org.jspecify.annotations.NullMarked;
