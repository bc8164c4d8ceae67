package dev.sluice.application.audit;

/**
 * The laws of the books. Left sides come from postings, right sides from the business tables, never
 * from the journal.
 */
public enum Law {
  ENTRIES_BALANCE(1, "every entry has postings and balances per currency"),
  HOLDS(2, "AUTH_RECEIVABLE = AUTH_LIABILITY = what open orders may still capture"),
  PSP_OWES_US(
      3, "PSP_RECEIVABLE = captured - refunded - charged back + captures in review - settled"),
  SELLERS_ARE_OWED(
      4,
      "per seller, less commission: MERCHANT_PAYABLE = captures not settled, MERCHANT_AVAILABLE, what is held back and what is in transit = those settled - refunds - charged back - paid out"),
  BALANCE_SHEET(5, "assets - liabilities = revenue - expense"),
  FACTS_MATCH_ENTRIES(6, "facts and entries match one to one"),
  BALANCES_ARE_SUMS(7, "stored balance = sum of postings, per account"),
  PSP_AGREES(8, "the PSP's own list equals its answers on record"),
  CAPS(
      9,
      "captured <= authorized, refunded + charged back <= captured, per order and payment; paid out <= what became available, per seller"),
  ENDS_ONCE(
      10,
      "one PaymentCaptured or PaymentVoided per final payment, status says what the amounts say");

  private final int number;
  private final String words;

  Law(int number, String words) {
    this.number = number;
    this.words = words;
  }

  public int number() {
    return number;
  }

  public String words() {
    return words;
  }
}
