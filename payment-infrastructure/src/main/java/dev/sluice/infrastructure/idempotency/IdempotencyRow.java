package dev.sluice.infrastructure.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code idempotency_keys}. */
record IdempotencyRow(
    String bodyHash,
    @Nullable Integer status,
    @Nullable String location,
    @Nullable String body,
    @Nullable Instant leasedUntil) {}
