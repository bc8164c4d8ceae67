package dev.sluice.simulator.conduct;

/** What the PSP decides, as far as the caps leave it a choice. */
public sealed interface Verdict {
  record Approve() implements Verdict {}

  /** Does another amount than asked for, never more than the caps allow. */
  record WrongAmount() implements Verdict {}

  record Decline(String reason) implements Verdict {}

  Verdict APPROVE = new Approve();
  Verdict WRONG_AMOUNT = new WrongAmount();
}
