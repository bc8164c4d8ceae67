/** Idempotency keys in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.idempotency;

import org.jspecify.annotations.NullMarked;
