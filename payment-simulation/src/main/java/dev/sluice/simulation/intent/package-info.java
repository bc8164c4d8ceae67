/** Payment intents in memory. */
@NullMarked
package dev.sluice.simulation.intent;

import org.jspecify.annotations.NullMarked;
