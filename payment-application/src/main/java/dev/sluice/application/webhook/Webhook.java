package dev.sluice.application.webhook;

import java.time.Instant;

/**
 * A message of a PSP as it came.
 *
 * @param connector which PSP
 * @param eventId its name for the message
 */
public record Webhook(String connector, String eventId, String body, Instant receivedAt) {}
