package dev.sluice.domain.psp;

import dev.sluice.domain.event.EventId;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may look at besides the thing it decides about.
 *
 * @param cause the event it follows from; null at a door
 */
public record Circumstances(
    @Nullable EventId cause, Instant now, PspCapabilities psp, RandomGenerator chance) {}
