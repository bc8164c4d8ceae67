package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.RunningService;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Addresses and questions that are wrong, and what every answer says of itself. */
@Tag("integration")
class BadAddressIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments";
  private static final String INTENTS = "/api/v1/payment-intents";

  private final Api shop = Api.as("write-token");

  @TestFactory
  Stream<DynamicTest> an_address_that_leads_nowhere_is_told_so() {
    return Stream.of(
            new String[] {"GET", PAYMENTS + "/nonsense", "404", "not_found"},
            new String[] {"GET", PAYMENTS + "/pay_0000000000000", "404", "not_found"},
            new String[] {"GET", INTENTS + "/pay_0000000000000", "404", "not_found"},
            new String[] {"GET", "/api/v1/payment-orders/po_zzzzzzzzzzzzz", "404", "not_found"},
            new String[] {"GET", "/api/v1/nothing", "404", "not_found"},
            new String[] {"GET", "/", "404", "not_found"},
            new String[] {"GET", PAYMENTS + "/", "404", "not_found"},
            new String[] {"GET", "/actuator/health", "404", "not_found"},
            new String[] {"GET", "/error", "404", "not_found"},
            new String[] {"GET", PAYMENTS + ";a=b", "400", "malformed_request"},
            new String[] {"GET", PAYMENTS + "//x", "400", "malformed_request"},
            new String[] {"DELETE", PAYMENTS, "405", "method_not_allowed"},
            new String[] {"PUT", INTENTS, "405", "method_not_allowed"},
            new String[] {"POST", PAYMENTS + "/pay_0000000000000", "405", "method_not_allowed"})
        .map(row ->
            DynamicTest.dynamicTest(
                row[0] + " " + row[1],
                () -> {
                  var reply = shop.send(row[0], row[1], BodyPublishers.noBody());
                  assertThat(reply.status() + " " + reply.at("/code"))
                      .isEqualTo(row[2] + " " + row[3]);
                  assertThat(reply.header("X-Trace-Id")).hasSize(32);
                  assertThat(reply.header("Allow").isEmpty()).isEqualTo(!row[2].equals("405"));
                }));
  }

  @TestFactory
  Stream<DynamicTest> a_bad_question_is_refused() {
    var admin = Api.as("admin-token");
    return Stream.of(
            "/api/v1/payments?limit=0",
            "/api/v1/payments?limit=101",
            "/api/v1/payments?limit=ten",
            "/api/v1/payments?cursor=abc",
            "/api/v1/payments?status=PAID",
            "/api/v1/payments?sellerId=a%20b",
            "/api/v1/payments?orderId=",
            "/api/v1/payments?buyerId=%00",
            "/api/v1/payments?createdFrom=yesterday",
            "/api/v1/payments?createdTo=2026-01-01",
            "/api/v1/payments?createdTo=-100000000-01-01T00:00:00Z",
            "/api/v1/ledger/journal-entries?account=CASH",
            "/api/v1/ledger/journal-entries?account=PSP_RECEIVABLE:seller:EUR",
            "/api/v1/ledger/journal-entries?paymentId=1",
            "/api/v1/ledger/journal-entries?cursor=pay_0000000000000",
            "/api/v1/ledger/accounts?cursor=x",
            "/api/v1/ledger/trial-balance?asOf=now",
            "/api/v1/payouts?status=PAID",
            "/api/v1/payouts?sellerId=a%20b",
            "/api/v1/payouts?batchId=pout_0000000000000",
            "/api/v1/payouts?cursor=x",
            "/api/v1/payouts/batches?cursor=x",
            "/api/v1/payouts/batches/pba_0000000000000/skips?cursor=x",
            "/api/v1/payouts/batches/pba_0000000000000/file?currency=EURO",
            "/api/v1/reconciliation?date=today",
            "/api/v1/reconciliation?date=2026-02-30",
            "/api/v1/reconciliation?format=pdf&date=2026-02-03",
            "/api/v1/sellers/anna/statement?from=spring&to=2026-01-31",
            "/api/v1/sellers/anna/statement?to=2026-02-30&from=2026-01-31",
            "/api/v1/sellers/anna/statement?to=2026-01-31&from=2026-01-31",
            "/api/v1/sellers/anna/statement?to=2999-01-31&from=2026-01-31",
            "/api/v1/sellers/anna/statement?format=xls&from=2026-01-30&to=2026-01-31",
            "/api/v1/admin/dead-letters?status=open",
            "/api/v1/admin/dead-letters?group=a%20b",
            "/api/v1/admin/dead-letters?topic=payments",
            "/api/v1/admin/dead-letters?eventId=%00",
            "/api/v1/admin/dead-letters?cursor=17",
            "/api/v1/admin/dead-letters?limit=0")
        .map(path ->
            DynamicTest.dynamicTest(
                path,
                () -> {
                  var reply = admin.get(path);
                  assertThat(reply.status()).as(reply.text()).isEqualTo(422);
                  var name = path.substring(path.indexOf('?'), path.indexOf('='));
                  assertThat(reply.at("/errors/0/pointer")).isEqualTo(name);
                }));
  }

  @Test
  void a_parameter_nobody_knows_or_that_comes_twice_is_refused() {
    for (var path :
        List.of(
            PAYMENTS + "?seller=a",
            PAYMENTS + "/pay_0000000000000?x=1",
            PAYMENTS + "?limit=1&limit=2")) {
      var reply = shop.get(path);
      assertThat(reply.status()).as(path).isEqualTo(400);
      assertThat(reply.at("/code")).isEqualTo("unknown_field");
    }
  }

  @Test
  void a_trace_that_comes_in_goes_out() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var traced = shop.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(traced.get(PAYMENTS).header("X-Trace-Id")).isEqualTo(trace);
    assertThat(traced.get(PAYMENTS + "?x=1").at("/traceId")).isEqualTo(trace);
    assertThat(shop.with("traceparent", "00-nonsense-01").get(PAYMENTS).header("X-Trace-Id"))
        .hasSize(32)
        .isNotEqualTo(trace);
  }

  @Test
  void each_kind_of_problem_has_a_page() {
    assertThat(Api.nobody().get("/problems").text()).contains("/problems/wrong_state");
    assertThat(Api.nobody().get("/problems/wrong_state").text()).contains("409");
    assertThat(Api.nobody().get("/problems/nonsense").status()).isEqualTo(404);
  }

  @Test
  void what_is_no_address_at_all_is_told_as_a_problem_too() throws Exception {
    try (var socket = new Socket("127.0.0.1", RunningService.shared().port())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/pay|ments?[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("X-Trace-Id: ", "malformed_request");
      assertThat(answer).doesNotContain("<html", "Tomcat", "Exception");
    }
  }
}
