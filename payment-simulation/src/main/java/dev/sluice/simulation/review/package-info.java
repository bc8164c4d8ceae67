/** What people found out, in memory. */
@NullMarked
package dev.sluice.simulation.review;

import org.jspecify.annotations.NullMarked;
