/** What PSPs told unasked, in memory. */
@NullMarked
package dev.sluice.simulation.webhook;

import org.jspecify.annotations.NullMarked;
