package dev.sluice.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankTest {

  private static final String PAYMENTS =
      """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
      <PmtInf><CdtTrfTxInf><PmtId><EndToEndId>pout_1</EndToEndId></PmtId>
      <Amt><InstdAmt Ccy="EUR">7.50</InstdAmt></Amt><Cdtr><Nm>Anna</Nm></Cdtr>
      <RmtInf><Ustrd>payout</Ustrd></RmtInf></CdtTrfTxInf></PmtInf>
      </CstmrCdtTrfInitn></Document>
      """;

  @TempDir Path dir;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final HttpClient client = HttpClient.newHttpClient();
  private RunningPsp psp;

  @BeforeEach
  void start() throws Exception {
    psp = new RunningPsp(dir);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    psp.close();
  }

  @Test
  void the_net_of_a_report_comes_in_once_and_what_it_grew_by_in_another_entry() throws Exception {
    String authorization = psp.authorize("a", "tok_ok").reference();
    psp.capture("po_1:capture-1", authorization, 600);
    var first = statement();
    assertThat(first)
        .contains(">settlement-" + today + "<", "<AcctSvcrRef>B000001<", ">5.92<")
        .containsOnlyOnce("<Ntry>");
    assertThat(statement()).isEqualTo(first);

    psp.capture("po_1:capture-2", authorization, 400);

    assertThat(statement()).contains(">5.92<", ">3.94<", "<AcctSvcrRef>B000002<", ">9.86<");
  }

  @Test
  void a_payment_file_is_paid_once_and_comes_back_when_it_is_told_to() throws Exception {
    assertThat(
            psp.send("POST", "/bank/payments", null, PAYMENTS).body().required("paid").intValue())
        .isEqualTo(1);
    assertThat(
            psp.send("POST", "/bank/payments", null, PAYMENTS).body().required("paid").intValue())
        .isZero();
    assertThat(statement()).contains(">pout_1<", ">7.50<", ">DBIT<").containsOnlyOnce("<Ntry>");

    var back = "{\"endToEndId\":\"pout_1\",\"reason\":\"AC04\"}";
    assertThat(psp.send("POST", "/bank/returns", null, back).status()).isEqualTo(200);
    assertThat(psp.send("POST", "/bank/returns", null, back).status()).isEqualTo(404);
    assertThat(statement()).contains("<RtrInf><Rsn><Cd>AC04<", "<AcctSvcrRef>B000002<");
  }

  @Test
  void what_was_booked_is_booked_after_a_restart() throws Exception {
    psp.send("POST", "/bank/payments", null, PAYMENTS);
    var before = statement();
    psp.close();
    psp = new RunningPsp(dir);

    assertThat(statement()).isEqualTo(before);
  }

  @Test
  void what_cannot_be_done_is_said() throws Exception {
    assertThat(psp.get("/bank/statement").status()).isEqualTo(400);
    assertThat(psp.get("/bank/statement?date=today").status()).isEqualTo(400);
    assertThat(psp.get("/bank/statement?date=" + today.plusDays(2)).status()).isEqualTo(400);
    assertThat(psp.send("POST", "/bank/payments", null, "no xml").status()).isEqualTo(400);
    assertThat(psp.send("POST", "/bank/payments", null, "<Document/>").status()).isEqualTo(400);
    var bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]>" + PAYMENTS;
    assertThat(psp.send("POST", "/bank/payments", null, bomb).status()).isEqualTo(400);
    assertThat(psp.get("/bank/payments").status()).isEqualTo(405);
    assertThat(psp.get("/bank/nothing").status()).isEqualTo(404);
  }

  private String statement() throws Exception {
    var request = HttpRequest.newBuilder(psp.uri("/bank/statement?date=" + today)).build();
    var response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
