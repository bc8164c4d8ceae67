package dev.sluice.domain;

import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.AccountType.Category;
import dev.sluice.domain.ledger.JournalEntry;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.Movement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** docs/ledger.md, rendered from the rules and from what they make of real payments. */
final class LedgerDocument {

  private static final String HEAD =
      """
      # Ledger

      Rendered from the code and compared in `WorkedExampleTest`: change the code, run the test
      with `-Dgolden=rewrite`, read the difference.

      Double entry: a line takes an amount from one account and gives it to another, so an entry
      that does not balance cannot be written down. There is at most one entry per movement key,
      for ever; a movement of 0 has no entry; corrections are further entries. No rule looks at a
      balance, so entries may be written in any order.

      ## Accounts

      Currency is part of every account. MEMO accounts hold promises, not money.

      | account | whose | category | grows on |
      |---|---|---|---|
      """;

  private static final String RULES =
      """

      ## Postings

      | movement key | debit | credit |
      |---|---|---|
      """;

  private static final String EXAMPLES =
      """

      A commission is rounded half to even on the captured sum: `k = round(K · Σc / amount) − Σ
      earlier k`, so the parts of an order add up to the commission of the whole.

      What goes back is owed by the seller at once, whether what it was paid with has settled or
      not: *available* may be negative, and what settles next is netted with it. The commission
      goes back with it: `max(0, round(Σk · Σr / Σc) − Σ earlier reversals)`, computed when the PSP
      has paid and not when it is asked for, so refunds of the whole give back the whole. A dispute
      the seller has lost counts like a refund. Refunds and disputes share one cap: a chargeback is
      booked with what may still go back, and what is disputed cannot be refunded.

      ## Examples

      Computed by the code that runs in production, from the authorization on.
      """;

  private static final String SETTLEMENTS =
      """

      ## Settlements

      What the PSP pays out and takes back, by its reports: gross, fee, and what becomes available to
      the seller. Here a capture of 14.50 EUR with a fee of 0.20 and a commission of 1.81, and a refund of
      5.00 EUR that gives 0.07 of the fee back. An amount of 0 is left out, a negative one goes the
      other way.

      | movement key | debit | credit | amount |
      |---|---|---|---|
      """;

  private static final String DISCREPANCIES =
      """

      Money that is for something nobody knows goes into suspense, and the fee with it is booked: cash
      is always what the PSP paid. What is settled with another amount than the PSP said it had moved
      leaves the difference in suspense, and the seller gets all of it; so does a fee that cannot be
      right. Everything in suspense is a discrepancy until what it is for turns up, or two people
      have found where it belongs.

      | discrepancy | what it is | what becomes of it |
      |---|---|---|
      """;

  private static final String PAYOUTS =
      """

      ## Payouts

      What is available goes to the seller's bank, everything netted: what it owes is taken off what
      settles next and never asked for. It is in transit until the bank has paid it. The second of two
      returns is of money that had left our bank already.

      | movement key | debit | credit | amount |
      |---|---|---|---|
      """;

  private LedgerDocument() {}

  static String rendered() {
    var text = new StringBuilder(HEAD);
    for (var type : AccountType.values())
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  type,
                  type.isSellers() ? "each seller's" : "the platform's",
                  type.category(),
                  type.normalSide()));
    text.append(RULES);
    for (var movement : Movements.oneOfEach()) text.append(rule(movement));
    text.append(SETTLEMENTS);
    for (var movement : Movements.oneOfEachSettlement()) text.append(withAmounts(movement));
    text.append(DISCREPANCIES);
    for (var kind : DiscrepancyKind.values())
      text.append("| %s | %s | %s |\n".formatted(kind, kind.meaning(), kind.todo()));
    text.append(PAYOUTS);
    for (var movement : Movements.oneOfEachPayout()) text.append(withAmounts(movement));
    text.append(EXAMPLES);
    WorkedExample.all().forEach((title, example) -> text.append(example(title, example)));
    return text.toString();
  }

  private static String rule(MoneyMovement movement) {
    var entry = PostingRules.entryFor(movement);
    var key =
        entry
            .movement()
            .value()
            .replace(Fixtures.PAYMENT.value(), "{payment}")
            .replace(Fixtures.ORDER.value(), "{order}")
            .replace(
                "COMMISSION_REVERSAL:" + Fixtures.REFUND, "COMMISSION_REVERSAL:{refund or dispute}")
            .replace(Fixtures.REFUND.value(), "{refund}")
            .replace(Fixtures.DISPUTE.value(), "{dispute}")
            .replaceAll(":1$", ":{n}");
    return "| `%s` | %s | %s |\n".formatted(key, column(entry, true), column(entry, false));
  }

  private static String withAmounts(Movement movement) {
    var entry = PostingRules.entryFor(movement);
    var key =
        entry
            .movement()
            .value()
            .replaceAll("sl-.", "{line}")
            .replaceAll("dis_.*", "{discrepancy}")
            .replaceAll("pout_.*", "{payout}")
            .replace(Fixtures.ORDER + ":1", "{capture}");
    var amounts =
        entry.lines().stream()
            .map(line -> line.amount().toString())
            .collect(Collectors.joining("<br>"));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(key, column(entry, true), column(entry, false), amounts);
  }

  private static String column(JournalEntry entry, boolean debit) {
    return entry.lines().stream()
        .map(line -> (debit ? line.debit() : line.credit()).type().name())
        .collect(Collectors.joining("<br>"));
  }

  private static String example(String title, WorkedExample example) {
    var text = new StringBuilder("\n### ").append(title).append("\n\n");
    text.append("| movement | debit | credit | amount |\n|---|---|---|---|\n");
    for (var entry : example.books().entries())
      for (var line : entry.lines())
        text.append(
            "| %s | %s | %s | %s |\n"
                .formatted(entry.movement().kind(), line.debit(), line.credit(), line.amount()));
    text.append("\n| account | balance |\n|---|---|\n");
    example
        .books()
        .balances()
        .forEach((account, balance) ->
            text.append("| %s | %s |\n".formatted(account, shown(account, balance))));
    text.append("\n").append(sum(example)).append('\n');
    return text.toString();
  }

  private static Amount shown(Account account, long balance) {
    return new Amount(balance, account.currency());
  }

  private static String sum(WorkedExample example) {
    var payment = example.payment();
    var currency = payment.total().currency();
    var sums =
        Arrays.stream(Category.values())
            .filter(category -> category != Category.MEMO)
            .map(category ->
                "%s %s"
                    .formatted(
                        category.name().toLowerCase(java.util.Locale.ROOT),
                        new Amount(total(example, category), currency)))
            .collect(Collectors.joining(", "));
    return "The payment is %s, its void %s; %s."
        .formatted(payment.status(), payment.voidStatus(), sums);
  }

  private static long total(WorkedExample example, Category category) {
    return List.of(AccountType.values()).stream()
        .filter(type -> type.category() == category)
        .mapToLong(type -> example.books().balance(type, example.payment().total().currency()))
        .sum();
  }
}
