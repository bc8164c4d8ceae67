package dev.sluice.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.settlement.Plant;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlementTest {
  private static final String HEADER = "line,type,key,reference,gross,fee,currency,date";

  @TempDir Path dir;
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
  void each_capture_and_refund_has_a_line_with_its_fee() throws Exception {
    String authorization = psp.authorize("a", "tok_ok").reference();
    String capture = psp.capture("po_1:capture-1", authorization, 1000).reference();
    psp.refund("re_1", capture, 250);
    var today = LocalDate.now(ZoneOffset.UTC);

    assertThat(report(""))
        .containsExactly(
            HEADER,
            "sl-2,CAPTURE,po_1:capture-1,cap_2,1000,14,EUR," + today,
            // 3.5 is rounded to the even 4
            "sl-3,REFUND,re_1,ref_3,250,-4,EUR," + today);
    assertThat(report("?from=" + today.minusDays(9) + "&to=" + today.minusDays(2)))
        .containsExactly(HEADER);
  }

  @Test
  void everything_that_can_be_wrong_can_be_planted() throws Exception {
    for (int i = 0; i <= Plant.values().length; i++) {
      String authorization = psp.authorize("a" + i, "tok_ok").reference();
      psp.capture("po_" + i + ":capture-1", authorization, 1000);
    }
    var honest = report("");
    var all = Stream.of(Plant.values()).map(Plant::name).collect(Collectors.joining(","));

    var planted = report("?plant=" + all);

    assertThat(planted).startsWith(HEADER, "sl-2,CAPTURE").endsWith(honest.getLast());
    assertThat(planted.stream().filter(row -> !honest.contains(row))).hasSize(10);
    assertThat(planted.stream().filter(honest::contains).distinct().count())
        .as("of the honest rows seven are spoiled and one is missing")
        .isEqualTo(honest.size() - 8);
  }

  @Test
  void what_cannot_be_done_is_said() throws Exception {
    assertThat(psp.get("/admin/settlement?plant=MISSING").status()).isEqualTo(400);
    assertThat(psp.get("/admin/settlement?plant=nonsense").text("detail")).contains("MALFORMED");
    assertThat(psp.get("/admin/settlement?from=today").text("detail")).contains("2026-11-20");
    assertThat(psp.get("/admin/settlement?until=1").text("detail")).contains("from, to, plant");
  }

  private List<String> report(String query) throws Exception {
    var request = HttpRequest.newBuilder(psp.uri("/admin/settlement" + query)).build();
    return client.send(request, BodyHandlers.ofString()).body().lines().toList();
  }
}
