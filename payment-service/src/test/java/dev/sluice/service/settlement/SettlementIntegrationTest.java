package dev.sluice.service.settlement;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The doors of settlements: what they take in, and who may say what about it. */
@Tag("integration")
class SettlementIntegrationTest {

  private static final String FILES = "/api/v1/settlement-files";
  private static final String HEADER = "line,type,key,reference,gross,fee,currency,date\n";

  private final RunningService service = RunningService.shared();
  private final Api finance = Api.as("finance-token");
  private final Api admin = Api.as("admin-token");

  @Test
  void a_report_is_taken_in_and_read_afterwards_and_the_same_bytes_are_the_same_report() {
    var csv = HEADER + stranger("sl-a", 500) + "sl-b,CAPTURE\n";

    var sent = send(finance, csv, "report-1");
    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.at("/status")).isEqualTo("READING");
    assertThat(sent.header("Location")).isEqualTo(FILES + "/" + sent.at("/id"));
    assertThat(send(finance, csv, "report-1").header("Idempotent-Replayed")).isEqualTo("true");
    read();

    var done = finance.get(sent.header("Location"));
    assertThat(done.at("/status")).isEqualTo("DONE");
    assertThat(done.json().at("/lines").asLong()).isEqualTo(2);
    assertThat(done.json().at("/discrepancies/UNKNOWN_CAPTURE").asLong()).isEqualTo(1);
    assertThat(done.json().at("/discrepancies/MALFORMED").asLong()).isEqualTo(1);
    assertThat(done.json().at("/unexplainedMinorUnits").asLong()).isEqualTo(500);

    var again = send(admin, csv, "report-2");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("/id")).isEqualTo(sent.at("/id"));
    assertThat(again.at("/status")).isEqualTo("DONE");
    assertThat(send(finance, csv + "x", "report-1").status()).isEqualTo(422);
  }

  @Test
  void two_people_say_where_money_belongs() {
    send(
        finance,
        HEADER + stranger("sl-" + UUID.randomUUID().toString(), 700),
        UUID.randomUUID().toString());
    read();
    var open = finance.get("/api/v1/discrepancies?open=true&limit=1");
    assertThat(open.at("/data/0/kind")).isEqualTo("UNKNOWN_CAPTURE");
    assertThat(open.json().at("/data/0/suspended/value").asLong()).isEqualTo(700);
    var address = "/api/v1/discrepancies/" + open.at("/data/0/id") + "/resolve";

    assertThat(finance.post(address, "{\"reason\":\"x\"}").status()).isEqualTo(422);
    assertThat(finance.post(address, remedy("SUSPENSE")).status()).isEqualTo(422);
    assertThat(finance.post(address, remedy("MERCHANT_AVAILABLE")).status()).isEqualTo(422);
    assertThat(finance.post(address, remedy("PLATFORM_CASH")).status()).isEqualTo(202);
    assertThat(finance.post(address, remedy("PLATFORM_CASH")).status()).isEqualTo(403);
    var done = admin.post(address, remedy("PLATFORM_CASH"));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.at("/status")).isEqualTo("RESOLVED");
    assertThat(done.at("/proposedBy")).isEqualTo("anna");
    assertThat(done.at("/confirmedBy")).isEqualTo("bob");
    assertThat(admin.post(address, remedy("PLATFORM_CASH")).status()).isEqualTo(409);
  }

  @Test
  void what_is_no_report_is_turned_away_and_leaves_nothing() {
    long before = service.count("SELECT count(*) FROM settlement_files");

    assertThat(send(finance, "id,amount\n1,2\n", "bad-1").at("/detail")).contains("first row");
    assertThat(send(finance, "", "bad-2").status()).isEqualTo(422);
    assertThat(send(finance, HEADER, "bad-3").at("/detail")).contains("no rows");
    assertThat(send(finance, HEADER + "x".repeat(300_000), "bad-4").at("/detail"))
        .contains("a row of more than");
    assertThat(finance.post(FILES, "{}").at("/code")).isEqualTo("unsupported_media_type");
    var noKey =
        finance.with("Content-Type", "text/csv").send("POST", FILES, BodyPublishers.ofString("x"));
    assertThat(noKey.at("/code")).isEqualTo("idempotency_key_missing");
    assertThat(finance.get(FILES + "/set_0000000000000").status()).isEqualTo(404);
    assertThat(finance.get("/api/v1/discrepancies?open=perhaps").status()).isEqualTo(422);
    assertThat(finance.post("/api/v1/discrepancies/dis_1/resolve", remedy("SUSPENSE")).status())
        .isEqualTo(404);

    assertThat(service.count("SELECT count(*) FROM settlement_files")).isEqualTo(before);
  }

  private static String stranger(String line, long gross) {
    return "%s,CAPTURE,stranger:capture-1,cap_1,%d,7,EUR,2026-11-20%n".formatted(line, gross);
  }

  private static String remedy(String account) {
    return "{\"account\":\"%s\",\"reason\":\"the PSP's letter\"}".formatted(account);
  }

  private static Api.Reply send(Api who, String csv, String key) {
    return who.with("Idempotency-Key", key)
        .with("Content-Type", "text/csv")
        .send("POST", FILES, BodyPublishers.ofString(csv));
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
