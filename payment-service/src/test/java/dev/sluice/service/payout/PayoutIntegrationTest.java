package dev.sluice.service.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PaymentFile;
import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.payout.RunPayoutBatchService;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.ImportSettlementService;
import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.service.config.Api;
import dev.sluice.service.config.Api.Reply;
import dev.sluice.service.config.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payouts over HTTP: asked for, stopped, sent to the bank, and what the bank answers. */
@Tag("integration")
class PayoutIntegrationTest {

  private static final String HOME = "/api/v1/payouts";
  private static final String BATCHES = HOME + "/batches";
  private static final String REPORTS = "/api/v1/payout-status-reports";
  private static final BankAccount OURS =
      new BankAccount(Iban.of("DE02120300000000202051"), "Marketplace");

  private final RunningService service = RunningService.shared();
  private final Api finance = Api.as("finance-token");
  private final Api admin = Api.as("admin-token");

  @Test
  void a_seller_is_paid_and_the_bank_says_so() {
    available("seller-a", 1269);
    agree("seller-a", false, 0);

    var key = UUID.randomUUID().toString();
    var paid = finance.post(HOME, key, wanted("seller-a"));
    assertThat(paid.status()).as(paid.text()).isEqualTo(201);
    assertThat(paid.at("/status")).isEqualTo("CREATED");
    assertThat(paid.json().at("/amount/value").asLong()).isEqualTo(1269);
    assertThat(paid.header("Location")).isEqualTo(HOME + "/" + paid.at("/id"));
    var again = finance.post(HOME, key, wanted("seller-a"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(paid.text());
    var nothing = finance.post(HOME, wanted("seller-a"));
    assertThat(nothing.status()).isEqualTo(409);
    assertThat(nothing.at("/detail")).contains("nothing is available");
    var balances = finance.get("/api/v1/sellers/seller-a/balances");
    assertThat(balances.json().at("/balances/0/inTransit").asLong()).isEqualTo(1269);
    assertThat(balances.json().at("/balances/0/available").asLong()).isZero();

    runBatches();
    var sent = Api.as("seller-token").get(HOME + "/" + paid.at("/id"));
    assertThat(sent.at("/status")).isEqualTo("SENT");
    var file = finance.get(BATCHES + "/" + sent.at("/sentWithBatchId") + "/file");
    assertThat(file.header("Content-Type")).isEqualTo("application/xml");
    assertThat(file.header("Content-Disposition")).contains("-EUR.xml");
    assertThat(file.text()).contains("<EndToEndId>" + paid.at("/id") + "</EndToEndId>");

    var report = report(paid.at("/id"), "ACSC");
    var told = send(report, "told-" + key);
    assertThat(told.status()).as(told.text()).isEqualTo(201);
    assertThat(told.json().at("/settled").asInt()).isEqualTo(1);
    assertThat(send(report, "told-again-" + key).status()).isEqualTo(200);
    var done = finance.get(HOME + "/" + paid.at("/id"));
    assertThat(done.at("/status")).isEqualTo("SETTLED");
    assertThat(done.at("/decidedOn")).isEqualTo("2026-03-02");
    assertThat(
            finance
                .get("/api/v1/sellers/seller-a/balances")
                .json()
                .at("/balances/0/inTransit")
                .asLong())
        .isZero();
    assertThat(Api.as("stranger-token").get(HOME + "/" + paid.at("/id")).status()).isEqualTo(404);
  }

  @Test
  void what_is_stopped_waits_for_a_person_and_what_is_sent_cannot_be_stopped() {
    available("stopped", 500);
    agree("stopped", false, 0);
    var id = finance.post(HOME, wanted("stopped")).at("/id");

    assertThat(finance.post(HOME + "/" + id + "/hold", "{}").status()).isEqualTo(422);
    var held = finance.post(HOME + "/" + id + "/hold", "{\"reason\":\"a doubt\"}");
    assertThat(held.at("/status")).isEqualTo("HELD");
    assertThat(held.at("/by")).isEqualTo("anna");
    runBatches();
    assertThat(finance.get(HOME + "/" + id).at("/status")).isEqualTo("HELD");
    assertThat(admin.post(HOME + "/" + id + "/release", "").at("/status")).isEqualTo("CREATED");
    assertThat(finance.post(HOME + "/" + id + "/cancel", "{\"reason\":\"x\"}").at("/status"))
        .isEqualTo("CANCELLED");

    var next = finance.post(HOME, wanted("stopped")).at("/id");
    runBatches();
    var late = finance.post(HOME + "/" + next + "/cancel", "{\"reason\":\"x\"}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.at("/detail")).contains("is SENT");
    send(report(next, "RJCT"), next);
    var back = finance.get(HOME + "/" + next);
    assertThat(back.at("/status")).isEqualTo("RETURNED");
    assertThat(back.at("/reason")).isEqualTo("AC04");
    var list = finance.get(HOME + "?sellerId=stopped&limit=1");
    assertThat(list.at("/data/0/id")).isEqualTo(next);
    assertThat(
            finance
                .get(HOME + "?sellerId=stopped&limit=1&cursor=" + list.at("/nextCursor"))
                .at("/data/0/id"))
        .isEqualTo(id);
    assertThat(finance.get(HOME + "?status=RETURNED&sellerId=stopped").json().at("/data"))
        .hasSize(1);
    assertThat(Api.as("seller-token").get(HOME + "?sellerId=stopped").json().at("/data")).isEmpty();
  }

  @Test
  void a_batch_pays_all_whose_turn_it_is_and_says_who_was_not_paid() {
    available("batched", 700);
    agree("batched", false, 0);
    available("waiting", 700);
    agree("waiting", true, 0);
    available("little", 700);
    agree("little", false, 701);

    var opened = finance.post(BATCHES, "");
    assertThat(opened.status()).as(opened.text()).isEqualTo(202);
    assertThat(opened.at("/status")).isEqualTo("COLLECTING");
    runBatches();

    var done = finance.get(opened.header("Location"));
    assertThat(done.at("/status")).isEqualTo("DONE");
    assertThat(done.json().at("/skipped/ON_HOLD").asInt()).isPositive();
    var skips = finance.get(opened.header("Location") + "/skips?limit=100").text();
    assertThat(skips).contains("\"waiting\"", "\"ON_HOLD\"", "\"little\"", "\"BELOW_MINIMUM\"");
    assertThat(skips).doesNotContain("\"batched\"");
    var mine = finance.get(HOME + "?sellerId=batched&batchId=" + done.at("/id"));
    assertThat(mine.at("/data/0/status")).isEqualTo("SENT");
    assertThat(finance.get(BATCHES + "?limit=100").text()).contains(done.at("/id"));
    assertThat(finance.get(BATCHES + "/" + done.at("/id") + "/file?currency=JPY").status())
        .isEqualTo(404);
    assertThat(finance.get(BATCHES + "/pba_0000000000000").status()).isEqualTo(404);
  }

  @Test
  void what_cannot_be_is_refused_and_leaves_nothing() {
    long before = service.count("SELECT count(*) FROM payout_batches");

    assertThat(finance.post(HOME, "{\"sellerId\":\"nobody\",\"currency\":\"EUR\"}").status())
        .isEqualTo(409);
    assertThat(finance.post(HOME, "{\"sellerId\":\"a b\",\"currency\":\"EURO\"}").status())
        .isEqualTo(422);
    assertThat(finance.post(HOME + "/pout_1/hold", "{\"reason\":\"x\"}").status()).isEqualTo(404);
    assertThat(finance.post(REPORTS, "{}").at("/code")).isEqualTo("unsupported_media_type");
    assertThat(send("<Document/>", "bad-1").at("/code")).isEqualTo("malformed_request");
    assertThat(send("<!DOCTYPE x><Document/>", "bad-2").at("/code")).isEqualTo("malformed_request");
    var strange = send(report("pout_nobody", "ACSC"), "bad-3");
    assertThat(strange.at("/refused/0")).contains("names nothing of ours");

    assertThat(service.count("SELECT count(*) FROM payout_batches")).isEqualTo(before);
  }

  private static String wanted(String seller) {
    return "{\"sellerId\":\"%s\",\"currency\":\"EUR\"}".formatted(seller);
  }

  private void agree(String seller, boolean onHold, long minimum) {
    var least =
        minimum == 0 ? "" : "\"minimum\":[{\"value\":%d,\"currency\":\"EUR\"}],".formatted(minimum);
    var terms =
        """
        {"payouts":{"onHold":%s,%s
         "bankAccount":{"iban":"DE89370400440532013000","holder":"Anna Muster"}}}
        """
            .formatted(onHold, least);
    var put =
        admin
            .with("Content-Type", "application/json")
            .send("PUT", "/api/v1/sellers/" + seller, BodyPublishers.ofString(terms));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
  }

  /** Nobody knows what the PSP has paid it for, and two people say that it is this seller's. */
  private void available(String seller, long cents) {
    var line = "sl-" + UUID.randomUUID();
    var csv =
        "line,type,key,reference,gross,fee,currency,date\n%s,CAPTURE,stranger:capture-1,cap_1,%d,0,EUR,2026-03-01\n"
            .formatted(line, cents);
    finance
        .with("Idempotency-Key", line)
        .with("Content-Type", "text/csv")
        .send("POST", "/api/v1/settlement-files", BodyPublishers.ofString(csv));
    read();
    var open = finance.get("/api/v1/discrepancies?open=true&limit=1");
    assertThat(open.at("/data/0/line")).isEqualTo(line);
    var address = "/api/v1/discrepancies/" + open.at("/data/0/id") + "/resolve";
    var remedy =
        "{\"account\":\"MERCHANT_AVAILABLE\",\"sellerId\":\"%s\",\"reason\":\"a letter\"}"
            .formatted(seller);
    assertThat(finance.post(address, remedy).status()).isEqualTo(202);
    assertThat(admin.post(address, remedy).status()).isEqualTo(200);
  }

  private Reply send(String xml, String key) {
    return finance
        .with("Idempotency-Key", key)
        .with("Content-Type", "application/xml")
        .send("POST", REPORTS, BodyPublishers.ofString(xml));
  }

  private static String report(String payout, String status) {
    return """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
    <GrpHdr><MsgId>1</MsgId><CreDtTm>2026-03-02T10:00:00Z</CreDtTm></GrpHdr>
    <OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>
    <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>
    </CstmrPmtStsRpt></Document>
    """
        .formatted(payout, status);
  }

  /** As the consumers' application does. */
  private void runBatches() {
    var batches =
        new RunPayoutBatchService(
            service.bean(Payouts.class),
            service.bean(PayoutBatches.class),
            service.bean(Balances.class),
            service.bean(BooksAtOnce.class),
            new PaymentFile(OURS),
            service.bean(Ids.class),
            service.bean(Transactions.class),
            service.bean(InstantSource.class),
            Duration.ZERO,
            200);
    boolean more = batches.runOnce();
    while (more) more = batches.runOnce();
  }

  /** As the consumers' application does. */
  private void read() {
    new ImportSettlementService(
            service.bean(SettlementFiles.class),
            service.bean(SettlementLines.class),
            service.bean(Discrepancies.class),
            service.bean(Reserves.class),
            service.bean(BooksAtOnce.class),
            service.bean(Ids.class),
            service.bean(Transactions.class),
            service.bean(InstantSource.class))
        .runAll();
  }
}
