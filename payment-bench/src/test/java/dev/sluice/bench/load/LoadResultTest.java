package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.load.PlayedPlatform.Play;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadResultTest {
  private final Runs runs = new Runs();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void the_times_are_those_of_this_run_by_the_clock_of_the_database() throws Exception {
    runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\n");

    assertThat(runs.platform.asked.peek()).isEqualTo("/actuator/books");
    assertThat(runs.platform.asked)
        .contains("/actuator/books?since=2026-01-02T03%3A04%3A05Z")
        .contains("/actuator/audit?settleAfter=PT0S");
  }

  @Test
  void the_books_are_awaited_over_restarts_and_the_audit_until_it_settles() throws Exception {
    runs.platform.next(
        "books",
        Play.of(503, ""),
        Play.of(200, PlayedPlatform.DRAINED),
        Play.of(200, PlayedPlatform.BUSY),
        Play.lost(0),
        Play.of(503, ""),
        Play.of(200, "{}"),
        Play.of(200, "starting"),
        Play.of(200, PlayedPlatform.BUSY));
    runs.platform.next("audit", Play.of(500, ""), Play.of(200, PlayedPlatform.UNCLEAN));
    LoadResult result = runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\n");

    assertThat(result.exitCode()).isZero();
    assertThat(runs.said()).contains("draining  4 outbox in flight").contains("auditing");
  }

  @Test
  void what_never_drains_is_named_and_the_run_fails() throws Exception {
    runs.platform.next("books", Play.of(200, PlayedPlatform.DRAINED));
    runs.platform.next("books", new Play(200, Runs.FOR_EVER, PlayedPlatform.BUSY, false));
    LoadResult result = runs.pay(Runs.SHORT, "o-1,b,s-1,5,EUR\n");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(Runs.printed(result))
        .contains("NOT DONE: nothing moved for 0.2 s: 4 outbox in flight");
  }

  @Test
  void an_audit_that_stays_unclean_fails_the_run_and_names_the_law() throws Exception {
    runs.platform.next("audit", new Play(200, Runs.FOR_EVER, PlayedPlatform.UNCLEAN, false));
    LoadResult result = runs.pay(Runs.SHORT, "o-1,b,s-1,5,EUR\n");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(Runs.printed(result))
        .contains("Audit: NOT CLEAN, see law 7")
        .contains("law  7  FAILS  balances are sums (2 left out, the oldest 9 s): s-1 is off by 3");
  }

  @Test
  void an_audit_over_no_payments_fails_the_run() throws Exception {
    runs.platform.next("audit", new Play(200, Runs.FOR_EVER, PlayedPlatform.EMPTY, false));

    assertThat(runs.pay(Runs.SHORT, "o-1,b,s-1,5,EUR\n").exitCode()).isEqualTo(1);
  }

  @Test
  void nothing_is_sent_while_the_books_cannot_be_read() throws Exception {
    runs.platform.next("books", new Play(500, Runs.FOR_EVER, "", false));
    LoadResult result = runs.pay(Runs.SHORT, "o-1,b,s-1,5,EUR\n");

    assertThat(runs.platform.requests).isEmpty();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(Runs.printed(result)).contains("nothing was sent, nothing moved for 0.2 s");
  }

  @Test
  void the_json_result_is_a_contract() throws Exception {
    String json = runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\no-2,b,s-1,x,EUR\n").toJson();

    assertThat(json.replaceAll("\"seconds\":[0-9.]+", "\"seconds\":1.5"))
        .isEqualTo(
            """
            {"submitted":1,"accepted":1,"alreadyPaid":0,\
            "rejected":[{"line":3,"reason":"amount_minor must be a whole number of minor units: \\"x\\""}],\
            "shipping":{"asked":0,"refused":0},"refunds":0,"final":3,"payments":{"CAPTURED":2,"DECLINED":1},"orders":{"CAPTURED":3,"CAPTURE_FAILED":1},\
            "journals":9,"trialBalance":{"EUR":{"debit":123456,"credit":123456},"JPY":{"debit":500,"credit":500}},\
            "acceptedToBalanceMs":{"p50":41,"p99":97},"seconds":1.5,\
            "audit":{"clean":true,"empty":false,"laws":[\
            {"law":1,"holds":true,"leftOut":0,"oldestSeconds":0,"detail":""},\
            {"law":7,"holds":true,"leftOut":2,"oldestSeconds":9,"detail":""}]}}\
            """);
  }

  @Test
  void people_read_amounts_in_the_currency_s_own_decimals() throws Exception {
    assertThat(Runs.printed(runs.pay(Runs.LONG, "o-1,b,s-1,5,EUR\n")).replaceAll("Took .*", "Took"))
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
}
