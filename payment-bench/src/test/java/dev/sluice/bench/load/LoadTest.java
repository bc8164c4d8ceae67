package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bench.load.PlayedPlatform.Play;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LoadTest {
  private final Runs runs = new Runs();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void every_order_of_a_file_is_one_payment_with_a_key_and_the_token() throws Exception {
    JsonNode json =
        Runs.json(runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\no-1,b,s-2,5,EUR\n"));

    assertThat(json.path("submitted").asInt()).isEqualTo(2);
    assertThat(json.path("accepted").asInt()).isEqualTo(2);
    assertThat(runs.platform.requests)
        .extracting(PlayedPlatform.Request::orderId)
        .containsExactlyInAnyOrder("o-1", "o-2");
    assertThat(runs.platform.requests)
        .extracting(PlayedPlatform.Request::authorization)
        .containsOnly("Bearer secret");
  }

  @Test
  void the_same_file_again_makes_no_second_payment() throws Exception {
    runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\n");
    JsonNode json = Runs.json(runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\n"));

    assertThat(json.path("accepted").asInt()).isZero();
    assertThat(json.path("alreadyPaid").asInt()).isEqualTo(2);
    assertThat(runs.platform.payments()).isEqualTo(2);
  }

  @Test
  void an_order_id_paid_under_another_key_is_already_paid() throws Exception {
    runs.platform.next(
        "o-1", Play.of(409, "{\"code\":\"order_id_not_unique\",\"detail\":\"pi_1 has it\"}"));
    JsonNode json = Runs.json(runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\n"));

    assertThat(json.path("alreadyPaid").asInt()).isEqualTo(1);
    assertThat(json.path("rejected")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 502, 503, 408})
  void what_passes_is_repeated_with_the_same_key(int status) throws Exception {
    runs.platform.next("o-1", Play.retry(status), Play.retry(status), Play.retry(status));
    JsonNode json = Runs.json(runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\n"));

    assertThat(json.path("accepted").asInt()).isEqualTo(1);
    assertThat(runs.platform.requests).hasSize(4);
    assertThat(runs.platform.requests.stream().map(r -> r.key()).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a_payment_whose_answer_was_lost_is_our_own_when_it_is_replayed(int status) throws Exception {
    runs.platform.next("o-1", Play.lost(status));
    JsonNode json = Runs.json(runs.pay(Runs.HASTY, "o-1,b,s-1,5,EUR\n"));

    assertThat(json.path("accepted").asInt()).isEqualTo(1);
    assertThat(json.path("alreadyPaid").asInt()).isZero();
    assertThat(runs.platform.payments()).isEqualTo(1);
  }

  @Test
  void a_refusal_names_the_line_the_order_begins_at_and_what_the_problem_says() throws Exception {
    runs.platform.next(
        "o-2",
        Play.of(
            422,
            """
            {"title":"Unprocessable","detail":"the order is not valid","code":"validation_failed",
             "errors":[{"pointer":"/lines/0/sellerId","detail":"unknown seller"}]}\
            """));
    runs.platform.next("o-3", Play.of(404, "<html>not here</html>"));
    runs.platform.next("o-4", Play.of(409, "{\"detail\":\"another\",\"code\":\"other\"}"));
    LoadResult result =
        runs.pay(
            Runs.LONG,
            "o-1,b,s,5,EUR\no-2,b,s,5,EUR\no-3,b,s,5,EUR\no-2,b,t,5,EUR\no-4,b,s,5,EUR\n");

    assertThat(Runs.json(result).path("rejected"))
        .hasToString(
            """
            [{"line":3,"reason":"the order is not valid; /lines/0/sellerId: unknown seller (422)"},\
            {"line":4,"reason":"the API answered 404 where 202 was expected"},\
            {"line":6,"reason":"another (409)"}]\
            """);
    assertThat(Runs.json(result).path("submitted").asInt()).isEqualTo(4);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void a_bad_line_is_rejected_and_nothing_of_its_order_leaves() throws Exception {
    JsonNode json =
        Runs.json(runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,x,EUR\no-2,b,s-2,5,EUR\n"));

    assertThat(json.path("submitted").asInt()).isEqualTo(1);
    assertThat(json.path("rejected").size()).isEqualTo(1);
    assertThat(json.path("rejected").path(0).path("line").asInt()).isEqualTo(3);
    assertThat(runs.platform.requests).extracting(r -> r.orderId()).containsExactly("o-1");
  }

  @Test
  void an_api_that_stays_away_is_given_up_and_each_order_named() throws Exception {
    LoadResult result = runs.pay(Runs.SHORT, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\n", Runs.nobody());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(Runs.json(result).path("accepted").asInt()).isZero();
    assertThat(Runs.json(result).path("rejected").size()).isEqualTo(2);
    assertThat(Runs.json(result).path("rejected").path(0).path("reason").asString())
        .isEqualTo("no answer, given up: connection refused");
  }

  @Test
  void a_second_demo_makes_new_payments() throws Exception {
    assertThat(
            Runs.json(runs.demo(300, OptionalInt.empty(), Instant.EPOCH)).path("accepted").asInt())
        .isEqualTo(300);
    assertThat(
            Runs.json(runs.demo(300, OptionalInt.empty(), Instant.EPOCH))
                .path("alreadyPaid")
                .asInt())
        .isEqualTo(300);
    assertThat(
            Runs.json(runs.demo(300, OptionalInt.empty(), Instant.EPOCH.plusSeconds(9)))
                .path("accepted")
                .asInt())
        .isEqualTo(300);
    assertThat(runs.platform.payments()).isEqualTo(600);
    assertThat(runs.said()).contains("sending   300/300");
  }

  @Test
  void a_rate_sends_every_order_once() throws Exception {
    LoadResult result = runs.demo(50, OptionalInt.of(1000), Instant.EPOCH);

    assertThat(Runs.json(result).path("accepted").asInt()).isEqualTo(50);
    assertThat(runs.platform.requests).hasSize(50);
  }

  @Test
  void an_interrupt_ends_a_run_that_waits_for_answers() throws Exception {
    runs.platform.next("o-1", Play.lost(-1));
    FutureTask<LoadResult> run =
        new FutureTask<>(() -> runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,5,EUR\n"));
    Thread thread = Thread.ofVirtual().start(run);
    runs.platform.firstRequest.await();
    thread.interrupt();

    assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
  }
}
