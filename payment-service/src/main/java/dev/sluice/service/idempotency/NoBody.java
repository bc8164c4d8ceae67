package dev.sluice.service.idempotency;

/** The body of a POST that says everything with its address: nothing, or {@code {}}. */
public record NoBody() implements NothingNeeded {}
