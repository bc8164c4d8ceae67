package dev.sluice.simulator.book;

/**
 * An answer on its way to the disk.
 *
 * @param position what the journal must have synced before anybody is told
 */
public record Written(Answer answer, long position) {}
