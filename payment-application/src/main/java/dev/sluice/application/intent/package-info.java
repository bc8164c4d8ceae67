/** Payment intents: created, authorized, cancelled. */
@NullMarked
package dev.sluice.application.intent;

import org.jspecify.annotations.NullMarked;
