package dev.sluice.domain.ledger;

/** The two sides of an account. */
public enum Direction {
  DEBIT,
  CREDIT
}
