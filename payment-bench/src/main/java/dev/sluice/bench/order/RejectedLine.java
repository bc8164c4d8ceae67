package dev.sluice.bench.order;

/**
 * A line of which nothing was paid, and why; for an order refused by the API the line it begins at.
 */
public record RejectedLine(int line, String reason) {}
