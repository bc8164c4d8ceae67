package dev.sluice.application.pipeline;

/**
 * A record that goes to the dead letter queue of its topic.
 *
 * @param refused a decision said no to it (it is in the inbox); otherwise it could not be handled
 *     at all
 */
public record DeadLetter(RawRecord raw, String inboxId, String reason, boolean refused) {}
