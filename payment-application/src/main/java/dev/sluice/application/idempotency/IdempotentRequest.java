package dev.sluice.application.idempotency;

import dev.sluice.domain.id.ClientId;

/**
 * What makes a request the same as an earlier one.
 *
 * @param methodAndPath such as {@code POST /api/v1/payments}
 * @param key the Idempotency-Key header
 * @param bodyHash over the raw bytes of the body
 */
public record IdempotentRequest(
    ClientId client, String methodAndPath, String key, String bodyHash) {}
