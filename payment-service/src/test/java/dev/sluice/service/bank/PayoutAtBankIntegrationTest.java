package dev.sluice.service.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PaymentFile;
import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.payout.RunPayoutBatchService;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.SettlementMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.service.config.Api;
import dev.sluice.service.config.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the bank says of payouts moves them, once. */
@Tag("integration")
class PayoutAtBankIntegrationTest {

  private static final String DAY = "2027-08-05";
  private static final String NEXT_DAY = "2027-08-06";
  private static final String IBAN = "DE89370400440532013000";

  private final RunningService service = RunningService.shared();
  private final Api finance = Api.as("finance-token");
  private final String account = "ACCOUNT-" + UUID.randomUUID().toString().substring(0, 20);
  private final String seller = "seller-" + UUID.randomUUID();

  @Test
  void a_debit_settles_its_payout_and_a_return_gives_the_seller_all_of_it_back() {
    var payout = sent(750);

    var paid = Camt.entry("B1", "7.50", "DBIT", DAY, payout, "payout");
    var first = send("S1", DAY, "10.00", "2.50", paid);
    assertThat(first.json().at("/matched").asLong()).as(first.text()).isEqualTo(1);
    assertThat(status(payout)).isEqualTo("SETTLED");
    assertThat(available()).isZero();

    var back = Camt.entry("B2", "7.50", "CRDT", NEXT_DAY, payout, "payout", "AC04");
    var second = send("S2", NEXT_DAY, "2.50", "10.00", back);
    assertThat(second.json().at("/matched").asLong()).as(second.text()).isEqualTo(1);
    assertThat(status(payout)).isEqualTo("RETURNED");
    assertThat(available()).isEqualTo(750);

    // the same entries in another file move nothing
    send("S3", NEXT_DAY, "2.50", "10.00", back + " ");
    assertThat(available()).isEqualTo(750);
    assertThat(states(DAY)).containsExactly("MATCHED");
    assertThat(states(NEXT_DAY)).containsExactly("MATCHED");
  }

  @Test
  void a_debit_of_another_amount_or_of_no_payout_moves_nothing() {
    var payout = sent(750);

    var wrong = Camt.entry("B1", "7.49", "DBIT", "2027-08-15", payout, "payout");
    var stranger = Camt.entry("B2", "1.00", "DBIT", "2027-08-15", "pout_stranger", "payout");
    var early = Camt.entry("B3", "7.50", "CRDT", "2027-08-15", "pout_0000000000000", "x", "AC04");
    var sent = send("S1", "2027-08-15", "10.00", "9.01", wrong + stranger + early);

    assertThat(sent.json().at("/matched").asLong()).isZero();
    assertThat(sent.json().at("/discrepancies/BANK_AMOUNT_DIFFERS").asLong()).isEqualTo(1);
    assertThat(sent.json().at("/discrepancies/BANK_UNKNOWN").asLong()).isEqualTo(2);
    assertThat(status(payout)).isEqualTo("SENT");
  }

  private List<String> states(String day) {
    return finance
        .get("/api/v1/reconciliation?date=" + day)
        .json()
        .at("/rows")
        .valueStream()
        .filter(row -> !row.at("/kind").asString("").equals("SETTLEMENT"))
        .map(row -> row.at("/state").asString(""))
        .toList();
  }

  private Api.Reply send(String id, String day, String opening, String closing, String entries) {
    var reply = Camt.send(finance, Camt.statement(account, id, day, opening, closing, entries));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply;
  }

  private String status(String payout) {
    return finance.get("/api/v1/payouts/" + payout).at("/status");
  }

  private long available() {
    return finance
        .get("/api/v1/sellers/%s/balances".formatted(seller))
        .json()
        .at("/balances/0/available")
        .asLong(-1);
  }

  /** A payout that stands in a payment file. */
  private String sent(long minor) {
    var amount = Amount.of(minor, "EUR");
    var none = Amount.zero(amount.currency());
    var settled =
        new SettlementMovement.Settled(
            new LineId("sl-" + UUID.randomUUID()),
            new PaymentId(service.bean(Ids.class).next()),
            new SellerId(seller),
            new SettlementMovement.Cash(true, amount, none),
            amount);
    service
        .bean(Transactions.class)
        .run(() -> {
          service
              .bean(BooksAtOnce.class)
              .write(List.of(settled), "t".repeat(32), new EventId("test:1"), Instant.now());
        });
    Api.as("admin-token")
        .with("Content-Type", "application/json")
        .send(
            "PUT",
            "/api/v1/sellers/" + seller,
            BodyPublishers.ofString(
                """
                {"payouts":{"schedule":"MANUAL","onHold":false,
                 "bankAccount":{"iban":"%s","holder":"Anna"}}}\
                """
                    .formatted(IBAN)));
    var asked =
        finance.post(
            "/api/v1/payouts", "{\"sellerId\":\"%s\",\"currency\":\"EUR\"}".formatted(seller));
    assertThat(asked.at("/id")).as(asked.text()).startsWith("pout_");
    var batches =
        new RunPayoutBatchService(
            service.bean(Payouts.class),
            service.bean(PayoutBatches.class),
            service.bean(Balances.class),
            service.bean(BooksAtOnce.class),
            new PaymentFile(new BankAccount(Iban.of(IBAN), "Marketplace")),
            service.bean(Ids.class),
            service.bean(Transactions.class),
            service.bean(InstantSource.class),
            Duration.ZERO,
            200);
    while (batches.runOnce()) {
      // until all are sent
    }
    assertThat(status(asked.at("/id"))).isEqualTo("SENT");
    return asked.at("/id");
  }
}
