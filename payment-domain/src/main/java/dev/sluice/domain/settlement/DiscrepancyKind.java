package dev.sluice.domain.settlement;

/** What can be wrong with a settlement. */
public enum DiscrepancyKind {
  MALFORMED(
      "the row cannot be read", "nothing is booked; ask the PSP for the row, then resolve it"),
  UNKNOWN_CURRENCY(
      "ISO 4217 does not know its currency",
      "nothing is booked; ask the PSP for the row, then resolve it"),
  DUPLICATE_LINE(
      "the same line twice in one report", "booked once; ask the PSP whether it paid twice"),
  LINE_CHANGED(
      "a line that came before says something else now",
      "what came first stays booked; ask the PSP which of them is true"),
  UNKNOWN_CAPTURE(
      "nobody asked for this capture",
      "in suspense; matched by itself when the capture turns up, else resolved by people"),
  UNKNOWN_REFUND(
      "nobody asked for this refund",
      "in suspense; matched by itself when the refund turns up, else resolved by people"),
  UNKNOWN_CHARGEBACK(
      "nobody has told of this dispute",
      "in suspense; matched by itself when the dispute is opened, else resolved by people"),
  WRONG_TYPE("what the key names is something else", "in suspense until people resolve it"),
  CURRENCY_DIFFERS("settled in another currency", "in suspense until people resolve it"),
  ALREADY_SETTLED("settled by another line before", "in suspense until people resolve it"),
  AMOUNT_DIFFERS(
      "another amount than the PSP said it moved",
      "settled, the seller gets all of it; the difference is in suspense until people resolve it"),
  FEE_NEGATIVE(
      "the PSP pays for a sale", "settled; the fee is in suspense until people resolve it"),
  FEE_TOO_HIGH(
      "the PSP keeps more of a sale than it may",
      "settled; the fee is in suspense until people resolve it"),
  IN_REVIEW(
      "its capture is in review",
      "cash and fee are booked; the seller's part follows by itself when the review ends"),
  MISSING(
      "captured long ago and not settled",
      "nothing is booked; matched by itself when the line comes"),
  BANK_UNKNOWN(
      "an entry of the bank that is for nothing known",
      "nothing is booked; matched by itself when what it is for turns up, else resolved by people"),
  BANK_AMOUNT_DIFFERS(
      "the bank moved another amount",
      "nothing is booked; matched by itself when the amounts agree, else resolved by people"),
  BANK_ENTRY_CHANGED(
      "an entry of the bank that came before says something else now",
      "what came first counts; ask the bank which of them is true"),
  BANK_GAP(
      "a statement does not begin where the last one ended",
      "matched by itself when the statement between them comes, else ask the bank for it"),
  BANK_SUM_DIFFERS(
      "opening balance and entries do not make the closing balance",
      "ask the bank for a right statement, then resolve it");

  private final String meaning;
  private final String todo;

  DiscrepancyKind(String meaning, String todo) {
    this.meaning = meaning;
    this.todo = todo;
  }

  public String meaning() {
    return meaning;
  }

  /** What has become of the money, and who does what about it. */
  public String todo() {
    return todo;
  }

  /** Whether it was found in a statement of the bank, and not in a report of the PSP. */
  public boolean isAtBank() {
    return switch (this) {
      case BANK_UNKNOWN, BANK_AMOUNT_DIFFERS, BANK_ENTRY_CHANGED, BANK_GAP, BANK_SUM_DIFFERS ->
          true;
      default -> false;
    };
  }

  /** Whether it ends by itself when what the line is for turns up. */
  public boolean isMatchable() {
    return switch (this) {
      case UNKNOWN_CAPTURE, UNKNOWN_REFUND, UNKNOWN_CHARGEBACK, IN_REVIEW -> true;
      default -> false;
    };
  }
}
