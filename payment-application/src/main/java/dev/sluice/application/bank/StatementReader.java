package dev.sluice.application.bank;

import dev.sluice.domain.bank.BankStatement;
import java.util.List;

/** Reads what banks send. */
public interface StatementReader {

  /** More entries in one file are refused. */
  int MOST_ENTRIES = 100_000;

  /**
   * Entries that are booked; what is only announced is left out.
   *
   * @throws dev.sluice.common.error.Problem when it is not what banks send
   */
  List<BankStatement> read(byte[] file);
}
