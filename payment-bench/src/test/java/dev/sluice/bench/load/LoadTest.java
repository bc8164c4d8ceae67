package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.load.PlayedPlatform.Play;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadTest {
  private static final Patience LONG = patience(Duration.ofMinutes(1));
  private static final Patience SHORT = patience(Duration.ofMillis(200));
  private static final Map<String, String> FOR_EVER = Map.of("for-ever", "", "Retry-After", "0");

  private final PlayedPlatform platform = new PlayedPlatform();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
  @TempDir Path dir;

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void every_order_of_a_file_is_one_payment_with_a_key_and_the_token() throws Exception {
    JsonNode json = json(pay(LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\no-1,b,s-2,5,EUR\n"));

    assertThat(json.path("submitted").asInt()).isEqualTo(2);
    assertThat(json.path("accepted").asInt()).isEqualTo(2);
    assertThat(platform.requests)
        .extracting(PlayedPlatform.Request::orderId)
        .containsExactlyInAnyOrder("o-1", "o-2");
    assertThat(platform.requests)
        .extracting(PlayedPlatform.Request::authorization)
        .containsOnly("Bearer secret");
  }

  @Test
  void the_same_file_again_makes_no_second_payment() throws Exception {
    pay(LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\n");
    JsonNode json = json(pay(LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\n"));

    assertThat(json.path("accepted").asInt()).isZero();
    assertThat(json.path("alreadyPaid").asInt()).isEqualTo(2);
    assertThat(platform.payments()).isEqualTo(2);
  }

  @Test
  void an_order_id_paid_under_another_key_is_already_paid() throws Exception {
    platform.next(
        "o-1", Play.of(409, "{\"code\":\"order_id_not_unique\",\"detail\":\"pi_1 has it\"}"));
    JsonNode json = json(pay(LONG, "o-1,b,s-1,5,EUR\n"));

    assertThat(json.path("alreadyPaid").asInt()).isEqualTo(1);
    assertThat(json.path("rejected")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 502, 503, 408})
  void what_passes_is_repeated_with_the_same_key(int status) throws Exception {
    platform.next("o-1", Play.retry(status), Play.retry(status), Play.retry(status));
    JsonNode json = json(pay(LONG, "o-1,b,s-1,5,EUR\n"));

    assertThat(json.path("accepted").asInt()).isEqualTo(1);
    assertThat(platform.requests).hasSize(4);
    assertThat(platform.requests.stream().map(r -> r.key()).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a_payment_whose_answer_was_lost_is_our_own_when_it_is_replayed(int status) throws Exception {
    platform.next("o-1", Play.lost(status));
    Patience impatient =
        new Patience(
            Duration.ofMillis(300),
            LONG.firstPause(),
            LONG.longestPause(),
            LONG.poll(),
            LONG.giveUp(),
            LONG.settle());
    JsonNode json = json(pay(impatient, "o-1,b,s-1,5,EUR\n"));

    assertThat(json.path("accepted").asInt()).isEqualTo(1);
    assertThat(json.path("alreadyPaid").asInt()).isZero();
    assertThat(platform.payments()).isEqualTo(1);
  }

  @Test
  void a_refusal_names_the_line_the_order_begins_at_and_what_the_problem_says() throws Exception {
    platform.next(
        "o-2",
        Play.of(
            422,
            """
            {"title":"Unprocessable","detail":"the order is not valid","code":"validation_failed",
             "errors":[{"pointer":"/lines/0/sellerId","detail":"unknown seller"}]}\
            """));
    platform.next("o-3", Play.of(404, "<html>not here</html>"));
    platform.next("o-4", Play.of(409, "{\"detail\":\"another\",\"code\":\"other\"}"));
    LoadResult result =
        pay(LONG, "o-1,b,s,5,EUR\no-2,b,s,5,EUR\no-3,b,s,5,EUR\no-2,b,t,5,EUR\no-4,b,s,5,EUR\n");

    assertThat(json(result).path("rejected"))
        .hasToString(
            """
            [{"line":3,"reason":"the order is not valid; /lines/0/sellerId: unknown seller (422)"},\
            {"line":4,"reason":"the API answered 404 where 202 was expected"},\
            {"line":6,"reason":"another (409)"}]\
            """);
    assertThat(json(result).path("submitted").asInt()).isEqualTo(4);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void a_bad_line_is_rejected_and_nothing_of_its_order_leaves() throws Exception {
    JsonNode json = json(pay(LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,x,EUR\no-2,b,s-2,5,EUR\n"));

    assertThat(json.path("submitted").asInt()).isEqualTo(1);
    assertThat(json.path("rejected").size()).isEqualTo(1);
    assertThat(json.path("rejected").path(0).path("line").asInt()).isEqualTo(3);
    assertThat(platform.requests).extracting(r -> r.orderId()).containsExactly("o-1");
  }

  @Test
  void the_times_are_those_of_this_run_by_the_clock_of_the_database() throws Exception {
    pay(LONG, "o-1,b,s-1,5,EUR\n");

    assertThat(platform.asked.peek()).isEqualTo("/actuator/books");
    assertThat(platform.asked)
        .contains("/actuator/books?since=2026-01-02T03%3A04%3A05Z")
        .contains("/actuator/audit?settleAfter=PT0S");
  }

  @Test
  void the_books_are_awaited_over_restarts_and_the_audit_until_it_settles() throws Exception {
    platform.next(
        "books",
        Play.of(503, ""),
        Play.of(200, PlayedPlatform.DRAINED),
        Play.of(200, PlayedPlatform.BUSY),
        Play.lost(0),
        Play.of(503, ""),
        Play.of(200, "{}"),
        Play.of(200, "starting"),
        Play.of(200, PlayedPlatform.BUSY));
    platform.next("audit", Play.of(500, ""), Play.of(200, PlayedPlatform.UNCLEAN));
    LoadResult result = pay(LONG, "o-1,b,s-1,5,EUR\n");

    assertThat(result.exitCode()).isZero();
    assertThat(said()).contains("draining  4 outbox in flight").contains("auditing");
  }

  @Test
  void what_never_drains_is_named_and_the_run_fails() throws Exception {
    platform.next("books", Play.of(200, PlayedPlatform.DRAINED));
    platform.next("books", new Play(200, FOR_EVER, PlayedPlatform.BUSY, false));
    LoadResult result = pay(SHORT, "o-1,b,s-1,5,EUR\n");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(printed(result)).contains("NOT DONE: nothing moved for 0.2 s: 4 outbox in flight");
  }

  @Test
  void an_audit_that_stays_unclean_fails_the_run_and_names_the_law() throws Exception {
    platform.next("audit", new Play(200, FOR_EVER, PlayedPlatform.UNCLEAN, false));
    LoadResult result = pay(SHORT, "o-1,b,s-1,5,EUR\n");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(printed(result))
        .contains("Audit: NOT CLEAN, see law 7")
        .contains("law  7  FAILS  balances are sums (2 left out, the oldest 9 s): s-1 is off by 3");
  }

  @Test
  void an_audit_over_no_payments_fails_the_run() throws Exception {
    platform.next("audit", new Play(200, FOR_EVER, PlayedPlatform.EMPTY, false));

    assertThat(pay(SHORT, "o-1,b,s-1,5,EUR\n").exitCode()).isEqualTo(1);
  }

  @Test
  void an_api_that_stays_away_is_given_up_and_each_order_named() throws Exception {
    LoadResult result = run(request(file("o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\n"), nobody()), SHORT);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(json(result).path("accepted").asInt()).isZero();
    assertThat(json(result).path("rejected").size()).isEqualTo(2);
    assertThat(json(result).path("rejected").path(0).path("reason").asString())
        .isEqualTo("no answer, given up: connection refused");
  }

  @Test
  void nothing_is_sent_while_the_books_cannot_be_read() throws Exception {
    platform.next("books", new Play(500, FOR_EVER, "", false));
    LoadResult result = pay(SHORT, "o-1,b,s-1,5,EUR\n");

    assertThat(platform.requests).isEmpty();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(printed(result)).contains("nothing was sent, nothing moved for 0.2 s");
  }

  @Test
  void a_second_demo_makes_new_payments() throws Exception {
    assertThat(json(demo(Instant.EPOCH)).path("accepted").asInt()).isEqualTo(300);
    assertThat(json(demo(Instant.EPOCH)).path("alreadyPaid").asInt()).isEqualTo(300);
    assertThat(json(demo(Instant.EPOCH.plusSeconds(9))).path("accepted").asInt()).isEqualTo(300);
    assertThat(platform.payments()).isEqualTo(600);
    assertThat(said()).contains("sending   300/300");
  }

  @Test
  void a_rate_sends_every_order_once() throws Exception {
    LoadRequest request =
        new LoadRequest(
            Optional.empty(),
            50,
            OptionalInt.of(1000),
            1250,
            platform.address(),
            platform.address(),
            "secret",
            true,
            out());

    assertThat(json(run(request, LONG)).path("accepted").asInt()).isEqualTo(50);
    assertThat(platform.requests).hasSize(50);
  }

  @Test
  void the_json_result_is_a_contract() throws Exception {
    String json = pay(LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,x,EUR\n").toJson();

    assertThat(json.replaceAll("\"seconds\":[0-9.]+", "\"seconds\":1.5"))
        .isEqualTo(
            """
            {"submitted":1,"accepted":1,"alreadyPaid":0,\
            "rejected":[{"line":3,"reason":"amount_minor must be a whole number of minor units: \\"x\\""}],\
            "final":3,"payments":{"CAPTURED":2,"DECLINED":1},"orders":{"CAPTURED":3,"CAPTURE_FAILED":1},\
            "journals":9,"trialBalance":{"EUR":{"debit":123456,"credit":123456},"JPY":{"debit":500,"credit":500}},\
            "acceptedToBalanceMs":{"p50":41,"p99":97},"seconds":1.5,\
            "audit":{"clean":true,"empty":false,"laws":[\
            {"law":1,"holds":true,"leftOut":0,"oldestSeconds":0,"detail":""},\
            {"law":7,"holds":true,"leftOut":2,"oldestSeconds":9,"detail":""}]}}\
            """);
  }

  @Test
  void people_read_amounts_in_the_currency_s_own_decimals() throws Exception {
    assertThat(printed(pay(LONG, "o-1,b,s-1,5,EUR\n")).replaceAll("Took .*", "Took"))
        .isEqualTo(
            """
            Sent: 1 orders, 1 accepted, 0 already paid, 0 lines rejected
            Payments: CAPTURED 2, DECLINED 1; 3 final
            Orders:   CAPTURED 3, CAPTURE_FAILED 1
            Trial balance over 9 journal entries:
              EUR  debit             1,234.56  credit             1,234.56
              JPY  debit                  500  credit                  500
            Most pending:
              s-1                                                  1,000.50 EUR
            Accepted to balance: p50 41 ms, p99 97 ms over 3 payments
            Audit: clean
              law  1  holds  entries balance
              law  7  holds  balances are sums (2 left out, the oldest 9 s)
            Took
            """);
  }

  private LoadResult pay(Patience patience, String rows) throws Exception {
    return run(request(file(rows), platform.address()), patience);
  }

  private LoadResult demo(Instant now) throws InterruptedException {
    LoadRequest request =
        new LoadRequest(
            Optional.empty(),
            300,
            OptionalInt.empty(),
            1250,
            platform.address(),
            platform.address(),
            "secret",
            true,
            out());
    return new Load(request, LONG, InstantSource.fixed(now)).run();
  }

  private static LoadResult run(LoadRequest request, Patience patience)
      throws InterruptedException {
    return new Load(request, patience, InstantSource.system()).run();
  }

  private LoadRequest request(Path file, URI api) {
    return new LoadRequest(
        Optional.of(file),
        0,
        OptionalInt.empty(),
        1250,
        api,
        platform.address(),
        "secret",
        true,
        out());
  }

  private Path file(String rows) throws IOException {
    Path file = Files.createTempFile(dir, "orders", ".csv");
    return Files.writeString(file, "order_id,buyer_id,seller_id,amount_minor,currency\n" + rows);
  }

  private static Patience patience(Duration giveUp) {
    return new Patience(
        Duration.ofSeconds(20),
        Duration.ofMillis(2),
        Duration.ofMillis(10),
        Duration.ofMillis(5),
        giveUp,
        Duration.ofMillis(200));
  }

  private static URI nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
  }

  private PrintStream out() {
    return new PrintStream(progress, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return progress.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(LoadResult result) {
    return JsonMapper.shared().readTree(result.toJson());
  }

  private static String printed(LoadResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
