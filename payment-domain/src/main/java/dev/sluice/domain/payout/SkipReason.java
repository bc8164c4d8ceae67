package dev.sluice.domain.payout;

/** Why a seller whose turn it is is not paid. */
public enum SkipReason {
  NO_BANK_ACCOUNT("nobody knows its bank account: agree on one"),
  ON_HOLD("its payouts are on hold"),
  NOTHING_AVAILABLE("nothing is available: what it owes is netted with what settles next"),
  BELOW_MINIMUM("less is available than is paid out at a time"),
  CAME_BACK(
      "the last payout came back from this bank account: agree on another one, or ask for a payout");

  private final String meaning;

  SkipReason(String meaning) {
    this.meaning = meaning;
  }

  /** What is so, and what to do about it. */
  public String meaning() {
    return meaning;
  }
}
