package dev.sluice.service.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.ledger.Journal;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.statement.SellerStatements;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements through their door. */
@Tag("integration")
class StatementIntegrationTest {

  private static final AtomicLong NUMBERS = new AtomicLong(7_000_000_000L);
  private static final String BEGINNING = "2026-01-01";

  private final RunningService service = RunningService.shared();
  private final Api finance = Api.as("finance-token");
  private final String seller = "seller-" + UUID.randomUUID();

  @Test
  void opening_and_entries_make_the_closing_and_the_closing_is_the_next_opening() {
    capture(Amount.of(1000, "EUR"), Amount.of(125, "EUR"), Instant.now());
    capture(Amount.of(700, "JPY"), Amount.of(7, "JPY"), Instant.now());
    var noon = over();
    capture(Amount.of(400, "EUR"), Amount.of(50, "EUR"), Instant.now());
    var evening = over();

    var first = statement(BEGINNING, noon, "json").json();
    var second = statement(noon, evening, "json").json();

    assertThat(first.at("/balances/0/opening/pending").asLong(-1)).isZero();
    assertThat(first.at("/balances/0/closing/pending").asLong()).isEqualTo(875);
    assertThat(first.at("/balances/1/closing/pending").asLong()).isEqualTo(693);
    assertThat(first.at("/entries")).hasSize(4);
    assertThat(second.at("/balances/0/opening")).isEqualTo(first.at("/balances/0/closing"));
    assertThat(second.at("/balances/1/opening")).isEqualTo(first.at("/balances/1/closing"));
    assertThat(second.at("/balances/0/closing/pending").asLong()).isEqualTo(1225);
    assertThat(second.at("/entries")).hasSize(2);
    for (var statement : List.of(first, second))
      for (var balance : statement.at("/balances"))
        assertThat(sum(statement, balance.at("/currency").asString()))
            .isEqualTo(balance.at("/change/pending").asLong());

    var balances = finance.get("/api/v1/sellers/%s/balances".formatted(seller)).json();
    assertThat(balances.at("/balances/0/pending").asLong())
        .isEqualTo(second.at("/balances/0/closing/pending").asLong());
    assertThat(balances.at("/balances/1/pending").asLong())
        .isEqualTo(second.at("/balances/1/closing/pending").asLong());
  }

  @Test
  void what_comes_late_is_in_the_next_statement_and_the_earlier_one_stays_as_it_was() {
    capture(Amount.of(1000, "EUR"), Amount.of(125, "EUR"), Instant.now());
    var noon = over();
    var before =
        List.of(
            statement(BEGINNING, noon, "json").text(),
            statement(BEGINNING, noon, "csv").text(),
            statement(BEGINNING, noon, "pdf").text());

    var late = Instant.parse("2026-01-02T03:04:05Z");
    capture(Amount.of(300, "EUR"), Amount.of(30, "EUR"), late);
    var evening = over();

    assertThat(statement(BEGINNING, noon, "json").text()).isEqualTo(before.get(0));
    assertThat(statement(BEGINNING, noon, "csv").text()).isEqualTo(before.get(1));
    assertThat(statement(BEGINNING, noon, "pdf").text()).isEqualTo(before.get(2));
    var next = statement(noon, evening, "json").json();
    assertThat(next.at("/entries/0/occurredAt").asString("")).isEqualTo(late.toString());
    assertThat(Instant.parse(next.at("/entries/0/recordedAt").asString(""))).isAfter(noon);
  }

  @Test
  void it_comes_as_a_table_and_on_paper_too() {
    capture(Amount.of(1000, "EUR"), Amount.of(125, "EUR"), Instant.now());
    var noon = over();

    var table = statement(BEGINNING, noon, "csv");
    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.header("Content-Disposition")).contains(".csv");
    var rows = table.text().lines().toList();
    assertThat(rows.getFirst()).isEqualTo(StatementCsv.HEADER);
    assertThat(rows.get(1)).isEqualTo("OPENING,EUR,2026-01-01T00:00:00Z,,,,,0,0,0,0");
    assertThat(rows.get(2)).contains(",CAPTURE:po_").endsWith(",1000,0,0,0");
    assertThat(rows.get(3)).contains(",COMMISSION:po_").endsWith(",-125,0,0,0");
    assertThat(rows.getLast()).isEqualTo("CLOSING,EUR,%s,,,,,875,0,0,0".formatted(noon));

    var paper = statement(BEGINNING, noon, "pdf");
    assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(paper.text()).startsWith("%PDF-").doesNotContain("CreationDate");
  }

  @Test
  void a_time_into_which_somebody_may_write_yet_has_no_statement() {
    var statements = service.bean(SellerStatements.class);
    service
        .bean(Transactions.class)
        .run(() -> {
          statements.over(Instant.now());
          var begun = Instant.now();
          Awaitility.await().until(() -> Instant.now().isAfter(begun.plusMillis(1)));

          var reply = ask(BEGINNING, begun, "json");
          assertThat(reply.status()).isEqualTo(503);
          assertThat(reply.at("/detail")).contains("ask again");
        });
  }

  @Test
  void a_seller_nobody_has_paid_has_an_empty_statement() {
    var nothing = statement(BEGINNING, "2026-01-02", "json").json();

    assertThat(nothing.at("/balances")).isEmpty();
    assertThat(nothing.at("/entries")).isEmpty();
    assertThat(statement(BEGINNING, "2026-01-02", "pdf").text()).startsWith("%PDF-");
  }

  private static long sum(JsonNode statement, String currency) {
    long sum = 0;
    for (var entry : statement.at("/entries"))
      if (entry.at("/currency").asString("").equals(currency))
        sum += entry.at("/change/pending").asLong();
    return sum;
  }

  /** A time that is over: nobody writes into it any more. */
  private Instant over() {
    var now = Instant.ofEpochMilli(Instant.now().toEpochMilli() + 1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ask(BEGINNING, now, "json").status() == 200);
    return now;
  }

  private Api.Reply statement(Object from, Object to, String format) {
    var reply = ask(from, to, format);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply;
  }

  private Api.Reply ask(Object from, Object to, String format) {
    return finance.get(
        "/api/v1/sellers/%s/statement?from=%s&to=%s&format=%s".formatted(seller, from, to, format));
  }

  private void capture(Amount amount, Amount commission, Instant at) {
    long number = NUMBERS.getAndIncrement();
    var payment = new PaymentId(number);
    var order = new PaymentOrderId(number);
    var of = new SellerId(seller);
    var entries =
        List.<MoneyMovement>of(
                new MoneyMovement.Authorized(payment, amount),
                new MoneyMovement.Captured(payment, order, 1, of, amount),
                new MoneyMovement.Commission(payment, order, 1, of, commission))
            .stream()
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
                          new Journal.Record(entry, at, "t".repeat(32), new EventId("test:1")))
                      .toList());
          var postings = entries.stream().flatMap(entry -> entry.postings().stream()).toList();
          service.bean(Balances.class).add(AccountBalance.changes(postings), 0);
        });
  }
}
