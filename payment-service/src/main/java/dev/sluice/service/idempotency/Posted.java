package dev.sluice.service.idempotency;

import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.service.access.Caller;

/**
 * A POST as a controller gets it.
 *
 * @param request what makes it the same as an earlier one
 * @param traceId the story it begins or belongs to
 * @param body as it was read, not yet checked
 */
public record Posted<T>(IdempotentRequest request, Caller caller, String traceId, T body) {}
