package dev.sluice.application.audit;

/**
 * How one law stands.
 *
 * @param leftOut things too fresh or still open at the PSP to be judged
 * @param oldestSeconds age of the oldest thing left out; 0 when nothing was
 * @param detail what breaks the law, with public ids; empty when it holds
 */
public record Finding(Law law, boolean holds, long leftOut, long oldestSeconds, String detail) {}
