package dev.sluice.simulator.book;

/** What the PSP knows of a key when asked. */
public sealed interface Standing {
  record Done(Written written) implements Standing {}

  record InProgress() implements Standing {}

  record NotFound() implements Standing {}
}
