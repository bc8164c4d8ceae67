package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.audit.Law;
import dev.sluice.application.payout.ChangePayoutService;
import dev.sluice.application.payout.PayOutService;
import dev.sluice.application.payout.PaymentFile;
import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutOutcomes;
import dev.sluice.application.payout.Payouts.Wanted;
import dev.sluice.application.payout.RunPayoutBatchService;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutStatus;
import dev.sluice.domain.payout.PayoutTrigger;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Terms;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.payout.PayoutRoom;
import dev.sluice.simulation.contract.PayoutRooms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sellers that are paid what settled, one changed row about it, and the law that sees it. */
@Tag("integration")
class PayoutLawsIntegrationTest {

  private static final BankAccount ACCOUNT =
      new BankAccount(Iban.of("DE89370400440532013000"), "Anna Muster");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final SellerId SELLER = new SellerId("seller-1");
  private static final Currency EUR = Currency.of("EUR");

  private AuditedBooks audited;
  private Accountant accountant;
  private PayoutRooms rooms;
  private PayOutService pay;
  private RunPayoutBatchService batches;
  private PayoutOutcomes outcomes;
  private ChangePayoutService change;

  @BeforeEach
  void open() {
    audited = new AuditedBooks();
    accountant = new Accountant(audited.database);
    rooms = PayoutRoom.of(audited.database);
    var books = accountant.books;
    pay =
        new PayOutService(
            rooms.payouts(),
            rooms.batches(),
            rooms.balances(),
            books,
            Samples::number,
            accountant::now);
    batches =
        new RunPayoutBatchService(
            rooms.payouts(),
            rooms.batches(),
            rooms.balances(),
            books,
            new PaymentFile(ACCOUNT),
            Samples::number,
            audited.database,
            accountant::now,
            Duration.ZERO,
            1);
    outcomes = new PayoutOutcomes(rooms.payouts(), books, accountant::now);
    change = new ChangePayoutService(rooms.payouts(), books, accountant::now);
    var terms = new Payouts(PayoutSchedule.DAILY, false, List.of(), ACCOUNT);
    for (var seller : List.of("seller-1", "seller-2"))
      audited.database.run(() ->
          rooms
              .sellers()
              .put(new SellerId(seller), new Terms(terms, null, List.of()), Samples.NOW));
    accountant.settle(List.of(row("sl-1", 0), row("sl-2", 1)));
  }

  @AfterEach
  void close() {
    audited.close();
  }

  private String row(String line, int order) {
    var key = Samples.orders(audited.captured).get(order).id() + ":capture-1";
    return "%s,CAPTURE,%s,cap_1,1450,20,EUR,2026-03-01".formatted(line, key);
  }

  private void runBatch() {
    audited.database.run(() -> pay.open("ines", TRACE));
    while (batches.runOnce()) {}
  }

  private List<Payout> payouts() {
    var all = new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    return rooms.payouts().list(all, Optional.empty(), 10).reversed();
  }

  private void assertClean() {
    assertThat(audited.audit()).allSatisfy(finding -> assertThat(finding.detail()).isEmpty());
    assertThat(audited.recent(Instant.EPOCH))
        .allSatisfy(finding -> assertThat(finding.detail()).isEmpty());
    assertThat(audited.books.overview(Optional.empty()).inFlight().values()).containsOnly(0L);
  }

  private String balance(String type) {
    return audited
        .database
        .read(
            "SELECT coalesce(sum(b.balance), 0)::text FROM account_balances b JOIN accounts a"
                + " ON a.id = b.account_id WHERE a.account_type = '"
                + type
                + "'")
        .getFirst();
  }

  @Test
  void payouts_in_every_state_break_no_law() {
    runBatch();
    assertThat(payouts()).extracting(Payout::status).containsOnly(PayoutStatus.SENT);
    assertThat(balance("MERCHANT_AVAILABLE")).isEqualTo("0");
    assertThat(balance("PAYOUT_CLEARING")).isEqualTo("2610");
    assertClean();

    settle(payouts().getFirst());
    sendBack(payouts().getLast());
    assertClean();
    assertThat(balance("PAYOUT_CLEARING")).isEqualTo("0");
    sendBack(payouts().getFirst());
    assertThat(balance("MERCHANT_AVAILABLE"))
        .as("all of it is back, to the unit")
        .isEqualTo("2610");
    assertClean();

    var again = audited.database.run(() -> pay.pay(new At(SELLER, EUR), "ines", TRACE));
    audited.database.run(
        () -> change.change(again.id(), new PayoutTrigger.Cancel("ines", "a mistake"), TRACE));
    assertClean();
  }

  private void settle(Payout payout) {
    audited.database.run(() -> outcomes.settled(payout.id(), DAY, TRACE));
  }

  private void sendBack(Payout payout) {
    audited.database.run(() -> outcomes.returned(payout.id(), "AC04", DAY, TRACE));
  }

  @Test
  void however_many_ask_a_seller_is_paid_once() {
    var asked =
        IntStream.range(0, 6)
            .mapToObj(_ -> CompletableFuture.supplyAsync(this::ask, Thread::startVirtualThread))
            .toList();

    assertThat(asked).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(30)));
    assertThat(asked.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
    assertThat(payouts()).hasSize(1);
    assertClean();
  }

  private int ask() {
    try {
      audited.database.run(() -> pay.pay(new At(SELLER, EUR), "ines", TRACE));
      return 1;
    } catch (Problem nothingLeft) {
      return 0;
    }
  }

  @Test
  void what_a_file_says_is_never_changed() {
    runBatch();

    assertThatThrownBy(() ->
            audited
                .database
                .pool()
                .getConnection()
                .createStatement()
                .executeUpdate("UPDATE payout_files SET amount = 1"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void law_4_and_6_a_payout_that_settled_with_another_amount_or_not_at_all() {
    runBatch();
    settle(payouts().getFirst());
    var id = payouts().getFirst().id();

    audited.change("UPDATE payouts SET amount = amount + 1 WHERE status = 'SETTLED'");
    audited.assertBroken(Law.SELLERS_ARE_OWED, "seller-1");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "PAYOUT:" + id, "PAYOUT_SETTLED:" + id);
    audited.change(
        "UPDATE payouts SET amount = amount - 1, status = 'SENT', had_settled = FALSE,"
            + " decided_on = NULL WHERE status = 'SETTLED'");
    audited.assertBroken(Law.SELLERS_ARE_OWED, "seller-1");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "PAYOUT_SETTLED:" + id);
  }

  @Test
  void law_9_a_seller_that_was_paid_more_than_it_ever_had() {
    runBatch();
    audited.change("UPDATE payouts SET amount = 2 * amount WHERE seller_id = 'seller-1'");

    AuditedBooks.assertBroken(
        audited.audit(), Law.CAPS, "seller-1 was paid 2610 EUR, 1305 became available");
  }

  @Test
  void law_6_a_payout_of_somebody_else_and_one_that_is_gone() {
    runBatch();
    audited.change("UPDATE payouts SET seller_id = 'seller-9' WHERE seller_id = 'seller-1'");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "PAYOUT:pout_", "MERCHANT_AVAILABLE");
    audited.change("DELETE FROM payouts");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "by 0 EUR", "in the books by");
  }

  @Test
  void law_6_money_that_came_back_to_the_wrong_place() {
    runBatch();
    settle(payouts().getFirst());
    sendBack(payouts().getFirst());
    audited.change("UPDATE payouts SET had_settled = FALSE WHERE status = 'RETURNED'");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "PAYOUT_RETURNED:pout_");
  }
}
