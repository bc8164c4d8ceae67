package dev.sluice.platform.supervision;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A part as {@code status} shows it.
 *
 * @param pid while it has a process
 * @param since when it got into this state
 * @param deaths since the platform started, not counting those that were asked for
 * @param reason one sentence about its last death or hold; empty if there was none
 */
public record PartStatus(
    String name,
    State state,
    String address,
    OptionalLong pid,
    Instant since,
    int deaths,
    String reason) {}
