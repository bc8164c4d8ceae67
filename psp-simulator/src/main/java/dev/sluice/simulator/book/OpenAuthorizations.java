package dev.sluice.simulator.book;

import java.util.Map;

/**
 * Authorizations with a remainder neither captured nor voided.
 *
 * @param amounts the open minor units per currency
 */
public record OpenAuthorizations(long count, Map<String, Long> amounts) {}
