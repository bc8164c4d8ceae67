package dev.sluice.service.idempotency;

/** A body of which nothing is required: it may be left out altogether. */
public interface NothingNeeded {}
