/** The outbox in PostgreSQL, its shards, and the bell that wakes its relays. */
@NullMarked
package dev.sluice.infrastructure.outbox;

import org.jspecify.annotations.NullMarked;
