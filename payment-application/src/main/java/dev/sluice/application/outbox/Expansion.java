package dev.sluice.application.outbox;

import java.util.List;

/** Turns root rows into what they stand for, child rows included. */
public interface Expansion {

  /** In a transaction. Expanding a root again changes nothing. */
  void expand(List<OutboxRow> roots);
}
