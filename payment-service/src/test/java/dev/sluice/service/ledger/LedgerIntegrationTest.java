package dev.sluice.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.ledger.Journal;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.service.config.Api;
import dev.sluice.service.config.RunningService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The books through their doors. */
@Tag("integration")
class LedgerIntegrationTest {

  private static final AtomicLong NUMBERS = new AtomicLong(1);

  private final RunningService service = RunningService.shared();
  private final Api finance = Api.as("finance-token");

  @Test
  void what_is_booked_is_seen_in_entries_accounts_balances_and_the_trial_balance() {
    var payment = new PaymentId(NUMBERS.getAndIncrement());
    var seller = "seller-" + payment;
    book(payment, seller, Amount.of(1000, "EUR"), Amount.of(125, "EUR"));

    var entries = finance.get("/api/v1/ledger/journal-entries?paymentId=" + payment).json();
    assertThat(entries.at("/data")).hasSize(3);
    var commission = entries.at("/data/0");
    assertThat(commission.at("/movementKey").asString("")).startsWith("COMMISSION:po_");
    assertThat(commission.at("/postings/0/account").asString(""))
        .isEqualTo("MERCHANT_PAYABLE:%s:EUR".formatted(seller));
    assertThat(commission.at("/postings/0/direction").asString("")).isEqualTo("DEBIT");
    assertThat(commission.at("/postings/1/amount/value").asLong()).isEqualTo(125);

    var ofSeller =
        finance.get(
            "/api/v1/ledger/journal-entries?account=MERCHANT_PAYABLE:%s:EUR".formatted(seller));
    assertThat(ofSeller.json().at("/data")).hasSize(2);
    var both =
        finance.get(
            "/api/v1/ledger/journal-entries?account=PSP_RECEIVABLE:EUR&paymentId=" + payment);
    assertThat(both.json().at("/data")).hasSize(1);
    var paged =
        finance.get(
            "/api/v1/ledger/journal-entries?account=MERCHANT_PAYABLE:%s:EUR&limit=1"
                .formatted(seller));
    assertThat(paged.json().at("/hasMore").asBoolean()).isTrue();
    var next =
        finance.get(
            "/api/v1/ledger/journal-entries?account=MERCHANT_PAYABLE:%s:EUR&limit=1&cursor=%s"
                .formatted(seller, paged.at("/nextCursor")));
    assertThat(next.json().at("/hasMore").asBoolean()).isFalse();
    assertThat(next.at("/data/0/movementKey")).startsWith("CAPTURE:po_");
    var ofNobody = finance.get("/api/v1/ledger/journal-entries?account=SUSPENSE:XPF");
    assertThat(ofNobody.json().at("/data")).isEmpty();

    assertThat(accounts().stream().filter(a -> a.at("/sellerId").asString("").equals(seller)))
        .singleElement()
        .satisfies(account -> {
          assertThat(account.at("/balance/value").asLong()).isEqualTo(875);
          assertThat(account.at("/category").asString("")).isEqualTo("LIABILITY");
        });
    var balances = finance.get("/api/v1/sellers/%s/balances".formatted(seller)).json();
    assertThat(balances.at("/balances/0/pending").asLong()).isEqualTo(875);
    assertThat(balances.at("/balances/0/available").asLong()).isZero();
    assertThat(balances.at("/asOf").asString("")).isNotEmpty();
  }

  @Test
  void a_seller_nobody_has_paid_has_nothing() {
    var reply = finance.get("/api/v1/sellers/nobody-yet/balances");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/balances")).isEmpty();
  }

  @Test
  void the_trial_balance_is_even_now_and_as_of_any_time() {
    book(
        new PaymentId(NUMBERS.getAndIncrement()),
        "seller-t",
        Amount.of(700, "JPY"),
        Amount.of(7, "JPY"));

    var now = finance.get("/api/v1/ledger/trial-balance").json();
    assertThat(now.at("/balanced").asBoolean()).isTrue();
    assertThat(now.at("/totals/JPY/debit").asLong())
        .isEqualTo(now.at("/totals/JPY/credit").asLong())
        .isPositive();
    var later = finance.get("/api/v1/ledger/trial-balance?asOf=2999-01-01T00:00:00Z").json();
    assertThat(later.at("/totals")).isEqualTo(now.at("/totals"));
    var before = finance.get("/api/v1/ledger/trial-balance?asOf=2020-01-01T00:00:00Z").json();
    assertThat(before.at("/totals")).isEmpty();
    assertThat(before.at("/asOf").asString("")).isEqualTo("2020-01-01T00:00:00Z");

    var between = Instant.ofEpochMilli(Instant.now().toEpochMilli() + 1);
    Awaitility.await().until(() -> Instant.now().isAfter(between));
    book(
        new PaymentId(NUMBERS.getAndIncrement()),
        "seller-t",
        Amount.of(100, "JPY"),
        Amount.of(1, "JPY"));
    var then = finance.get("/api/v1/ledger/trial-balance?asOf=" + between).json();
    assertThat(then.at("/totals/JPY")).isEqualTo(now.at("/totals/JPY"));
  }

  @Test
  void the_accounts_come_in_pages_without_gap_or_repetition() {
    for (int i = 0; i < 3; i++)
      book(
          new PaymentId(NUMBERS.getAndIncrement()),
          "seller-p" + i,
          Amount.of(10, "EUR"),
          Amount.of(1, "EUR"));

    var names = accounts().stream().map(account -> account.at("/account").asString("")).toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(names)
        .contains("MERCHANT_PAYABLE:seller-p0:EUR", "AUTH_LIABILITY:EUR", "PSP_RECEIVABLE:EUR");
    assertThat((long) names.size()).isEqualTo(service.count("SELECT count(*) FROM accounts"));
  }

  /** All pages of two. */
  private List<JsonNode> accounts() {
    var all = new ArrayList<JsonNode>();
    var cursor = "";
    while (true) {
      var page = finance.get("/api/v1/ledger/accounts?limit=2" + cursor).json();
      page.at("/data").forEach(all::add);
      if (!page.at("/hasMore").asBoolean()) return all;
      cursor = "&cursor=" + page.at("/nextCursor").asString("");
    }
  }

  private void book(PaymentId payment, String sellerId, Amount amount, Amount commission) {
    var order = new PaymentOrderId(payment.number());
    var seller = new SellerId(sellerId);
    var entries =
        Stream.<MoneyMovement>of(
                new MoneyMovement.Authorized(payment, amount),
                new MoneyMovement.Captured(payment, order, 1, seller, amount),
                new MoneyMovement.Commission(payment, order, 1, seller, commission))
            .map(PostingRules::entryFor)
            .toList();
    service
        .bean(Transactions.class)
        .run(() -> {
          service
              .bean(Journal.class)
              .append(
                  entries.stream()
                      .map(entry ->
                          new Journal.Record(
                              entry, Instant.now(), "t".repeat(32), new EventId("test:1")))
                      .toList());
          var postings = entries.stream().flatMap(entry -> entry.postings().stream()).toList();
          service.bean(Balances.class).add(AccountBalance.changes(postings), 0);
        });
  }
}
