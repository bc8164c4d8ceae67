/** Payment intents in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.intent;

import org.jspecify.annotations.NullMarked;
