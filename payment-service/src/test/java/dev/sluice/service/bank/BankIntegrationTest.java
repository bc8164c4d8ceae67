package dev.sluice.service.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.bank.MatchBankService;
import dev.sluice.application.id.Ids;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.ImportSettlementService;
import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.service.config.Api;
import dev.sluice.service.config.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements of our bank through their doors, and the three sides of a day. */
@Tag("integration")
class BankIntegrationTest {

  private static final String STATEMENTS = "/api/v1/bank-statements";

  private final RunningService service = RunningService.shared();
  private final Api finance = Api.as("finance-token");

  /** Each test has an account and days of its own. */
  private final String account = "ACCOUNT-" + UUID.randomUUID().toString().substring(0, 20);

  @Test
  void a_net_that_came_in_is_matched_with_the_lines_of_its_report() {
    settle("2027-01-05", 1450, 20);
    var file = statement("S1", "2027-01-05", "0.00", "14.30", credit("B1", "14.30", "2027-01-05"));

    var sent = send(file);
    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    assertThat(sent.json().at("/matched").asLong()).isEqualTo(1);
    assertThat(sent.json().at("/discrepancies")).isEmpty();
    assertThat(finance.get(sent.header("Location")).at("/id")).isEqualTo(sent.at("/id"));

    var again = send(file);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("/id")).isEqualTo(sent.at("/id"));

    var day = reconciliation("2027-01-05");
    assertThat(day.at("/rows/0/reference")).isEqualTo("settlement-2027-01-05");
    assertThat(day.at("/rows/0/state")).isEqualTo("MATCHED");
    for (var side : new String[] {"ledger", "psp", "bank"})
      assertThat(day.json().at("/rows/0/" + side).asLong()).isEqualTo(1430);
    assertThat(day.json().at("/unexplainedMinorUnits").asLong()).isZero();
    assertThat(finance.get("/api/v1/reconciliation?format=csv&date=2027-01-05").text())
        .contains("2027-01-05,SETTLEMENT,settlement-2027-01-05,EUR,1430,1430,1430,MATCHED,0\n");
    var page = finance.get("/api/v1/reconciliation?format=html&date=2027-01-05");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("say the same", "<td class=\"n\">14.30</td>");
  }

  @Test
  void what_comes_before_its_report_is_matched_when_the_report_comes() {
    var sent =
        send(statement("S1", "2027-02-05", "0.00", "14.30", credit("B1", "14.30", "2027-02-05")));
    assertThat(sent.json().at("/discrepancies/BANK_UNKNOWN").asLong()).isEqualTo(1);
    assertThat(sent.json().at("/unexplainedMinorUnits").asLong()).isEqualTo(1430);
    assertThat(reconciliation("2027-02-05").at("/rows/0/state")).isEqualTo("ONLY_BANK");

    settle("2027-02-05", 1450, 20);
    service.bean(MatchBankService.class).runOnce();

    var now = finance.get(sent.header("Location"));
    assertThat(now.json().at("/matched").asLong()).isEqualTo(1);
    assertThat(now.json().at("/unexplainedMinorUnits").asLong()).isZero();
    assertThat(reconciliation("2027-02-05").at("/rows/0/state")).isEqualTo("MATCHED");
  }

  @Test
  void another_amount_is_a_discrepancy_until_people_or_a_second_entry_explain_it() {
    settle("2027-03-05", 1450, 20);
    var first =
        send(statement("S1", "2027-03-05", "0.00", "10.00", credit("B1", "10.00", "2027-03-05")));
    assertThat(first.json().at("/discrepancies/BANK_AMOUNT_DIFFERS").asLong()).isEqualTo(1);
    assertThat(first.json().at("/unexplainedMinorUnits").asLong()).isEqualTo(430);
    assertThat(reconciliation("2027-03-05").at("/rows/0/state")).isEqualTo("DIFFERS");

    // the rest comes with an entry of its own, in a statement that repeats the first
    var rest = credit("B1", "10.00", "2027-03-05") + credit("B2", "4.30", "2027-03-05");
    var second = send(statement("S2", "2027-03-05", "0.00", "14.30", rest));
    assertThat(second.json().at("/alreadyKnown").asLong()).isEqualTo(1);
    assertThat(second.json().at("/matched").asLong()).isEqualTo(1);

    assertThat(finance.get(first.header("Location")).json().at("/matched").asLong()).isEqualTo(1);
    assertThat(reconciliation("2027-03-05").at("/rows/0/state")).isEqualTo("MATCHED");
  }

  @Test
  void what_the_bank_takes_for_itself_is_explained_by_a_person() {
    var fee = Camt.entry("B9", "3.00", "DBIT", "2027-04-05", "NOTPROVIDED", "account <b>fee</b>");
    var sent = send(statement("S1", "2027-04-05", "5.00", "2.00", fee));
    assertThat(sent.json().at("/discrepancies/BANK_UNKNOWN").asLong()).isEqualTo(1);
    assertThat(reconciliation("2027-04-05").json().at("/unexplainedMinorUnits").asLong())
        .isEqualTo(300);

    var open = finance.get("/api/v1/discrepancies?open=true&limit=1");
    assertThat(open.at("/data/0/kind")).isEqualTo("BANK_UNKNOWN");
    var done =
        finance.post(
            "/api/v1/discrepancies/" + open.at("/data/0/id") + "/resolve",
            "{\"reason\":\"the bank's price list\"}");
    assertThat(done.at("/status")).isEqualTo("RESOLVED");

    var day = reconciliation("2027-04-05");
    assertThat(day.at("/rows/0/state")).isEqualTo("EXPLAINED");
    assertThat(day.json().at("/unexplainedMinorUnits").asLong()).isZero();
  }

  @Test
  void statements_that_do_not_go_together_are_noticed() {
    send(statement("S1", "2027-05-05", "0.00", "0.00", ""));
    var gap = send(statement("S3", "2027-05-07", "7.00", "7.00", ""));
    assertThat(gap.json().at("/discrepancies/BANK_GAP").asLong()).isEqualTo(1);
    var sum = send(statement("S4", "2027-05-08", "7.00", "9.00", ""));
    assertThat(sum.json().at("/discrepancies/BANK_SUM_DIFFERS").asLong()).isEqualTo(1);
    var changed =
        send(
            statement(
                "S2",
                "2027-05-06",
                "0.00",
                "7.00",
                Camt.entry("B1", "7.00", "CRDT", "2027-05-06", "NOTPROVIDED", "gift")));
    assertThat(changed.json().at("/discrepancies/BANK_UNKNOWN").asLong()).isEqualTo(1);
    // with the statement between them there is no gap any more
    assertThat(finance.get(gap.header("Location")).json().at("/unexplainedMinorUnits").asLong())
        .isZero();
    var other =
        send(
            statement(
                "S2b",
                "2027-05-06",
                "0.00",
                "6.00",
                Camt.entry("B1", "6.00", "CRDT", "2027-05-06", "NOTPROVIDED", "gift")));
    assertThat(other.json().at("/discrepancies/BANK_ENTRY_CHANGED").asLong()).isEqualTo(1);
    var again =
        send(
            statement(
                "S4",
                "2027-05-08",
                "7.00",
                "9.00",
                Camt.entry("B1", "6.00", "CRDT", "2027-05-06", "NOTPROVIDED", "gift")));
    assertThat(again.json().at("/discrepancies")).as("what was said before").isEmpty();
  }

  @Test
  void what_is_no_statement_is_turned_away_and_leaves_nothing() {
    long before = service.count("SELECT count(*) FROM bank_files");

    assertThat(send("no xml").status()).isEqualTo(422);
    assertThat(send("").status()).isEqualTo(422);
    var bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><Document>&b;</Document>";
    assertThat(send(bomb).at("/detail")).contains("camt.053.001.08").doesNotContain("&b;");
    assertThat(finance.post(STATEMENTS, "{}").at("/code")).isEqualTo("unsupported_media_type");
    assertThat(finance.get(STATEMENTS + "/bst_0000000000000").status()).isEqualTo(404);
    assertThat(finance.get(STATEMENTS + "/nonsense").status()).isEqualTo(404);

    assertThat(service.count("SELECT count(*) FROM bank_files")).isEqualTo(before);
  }

  private Api.Reply reconciliation(String day) {
    return finance.get("/api/v1/reconciliation?date=" + day);
  }

  private Api.Reply send(String file) {
    return Camt.send(finance, file);
  }

  private static String credit(String reference, String amount, String day) {
    return Camt.entry(reference, amount, "CRDT", day, "NOTPROVIDED", "settlement-" + day);
  }

  private String statement(String id, String day, String opening, String closing, String entries) {
    return Camt.statement(account, id, day, opening, closing, entries);
  }

  /** A report with one line, read as the consumers' application does. */
  private void settle(String day, long gross, long fee) {
    var csv =
        "line,type,key,reference,gross,fee,currency,date\nsl-%s,CAPTURE,stranger:capture-1,cap_1,%d,%d,EUR,%s\n"
            .formatted(day, gross, fee, day);
    finance
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .with("Content-Type", "text/csv")
        .send("POST", "/api/v1/settlement-files", BodyPublishers.ofString(csv));
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
