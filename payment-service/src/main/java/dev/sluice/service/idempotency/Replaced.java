package dev.sluice.service.idempotency;

import dev.sluice.service.access.Caller;

/**
 * A PUT as a controller gets it: sent twice it has one effect by itself, so it needs no key.
 *
 * @param body as it was read, not yet checked
 */
public record Replaced<T>(Caller caller, T body) {}
