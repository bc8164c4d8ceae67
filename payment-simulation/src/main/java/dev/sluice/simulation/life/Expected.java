package dev.sluice.simulation.life;

import static dev.sluice.simulation.fault.Point.BROKER_AFTER_COMMIT;
import static dev.sluice.simulation.fault.Point.BROKER_BEFORE_COMMIT;
import static dev.sluice.simulation.fault.Point.BROKER_WHILE_PUBLISHING;
import static dev.sluice.simulation.fault.Point.DATABASE_AFTER_COMMIT;
import static dev.sluice.simulation.fault.Point.DATABASE_BEFORE_COMMIT;
import static dev.sluice.simulation.fault.Point.DATABASE_BEGIN;
import static dev.sluice.simulation.fault.Point.PSP_AFTER_CALL;
import static dev.sluice.simulation.fault.Point.PSP_BEFORE_CALL;

import dev.sluice.domain.payout.SkipReason;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.coverage.Coverage.Kind;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Trouble;
import dev.sluice.simulation.psp.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run of many lives has to have met, or it has proved less than it says. */
final class Expected {

  private static final List<Point> DATABASE =
      List.of(DATABASE_BEGIN, DATABASE_BEFORE_COMMIT, DATABASE_AFTER_COMMIT);
  private static final List<Point> BROKER = List.of(BROKER_BEFORE_COMMIT, BROKER_AFTER_COMMIT);
  private static final List<Point> PSP = List.of(PSP_BEFORE_CALL, PSP_AFTER_CALL);

  private Expected() {}

  /** What of it did not occur, as {@code <kind>: <what>}. */
  static List<String> uncovered(Coverage coverage) {
    var missing = new ArrayList<String>();
    for (var kind : Kind.values()) {
      var met = coverage.of(kind);
      of(kind)
          .filter(what -> !met.containsKey(what))
          .map(what -> kind + ": " + what)
          .forEach(missing::add);
    }
    return List.copyOf(missing);
  }

  private static Stream<String> of(Kind kind) {
    return switch (kind) {
      case POINTS -> points();
      case ANSWERS -> answers();
      case FAULTS -> Stream.of(Trouble.values()).map(Enum::name);
      case TRANSITIONS -> Transitions.all();
      case OPERATIONS ->
          Stream.of(discrepancies(), payouts(), operations()).flatMap(names -> names);
    };
  }

  private static Stream<String> discrepancies() {
    return Stream.concat(
        // lives have no statements of a bank
        Stream.of(DiscrepancyKind.values())
            .map(kind -> "discrepancy " + kind)
            .filter(name -> !name.contains(" BANK_")),
        Stream.of("discrepancy MATCHED", "discrepancy RESOLVED"));
  }

  private static Stream<String> payouts() {
    return Stream.concat(
        Stream.of(SkipReason.values()).map(reason -> "payout skipped " + reason),
        Stream.of(
            "payout SETTLED",
            "payout RETURNED",
            "payout RETURNED after it had settled",
            "payout CANCELLED",
            "payouts",
            "payouts refused: WRONG_STATE",
            "payouts-change",
            "payouts-change refused: WRONG_STATE",
            "payout-batches",
            "payout-status-reports",
            "payout-news"));
  }

  private static Stream<String> operations() {
    return Stream.of(
        "register",
        "resolve",
        "resolve CAPTURED: PROPOSED",
        "resolve CAPTURED: RESOLVED",
        "resolve CAPTURE_FAILED: RESOLVED",
        "resolve EXCESS_RETURNED: PROPOSED",
        "resolve EXCESS_RETURNED: RESOLVED",
        "resolve refused: FORBIDDEN",
        "resolve refused: WRONG_STATE",
        "pay",
        "create",
        "authorize",
        "authorize refused: WRONG_STATE",
        "cancel",
        "cancel refused: WRONG_STATE",
        "capture",
        "capture refused: INVALID_REQUEST",
        "capture refused: OPERATION_RUNNING",
        "capture refused: WRONG_STATE",
        "void",
        "void refused: OPERATION_RUNNING",
        "void refused: WRONG_STATE",
        "webhook taken",
        "webhook again",
        "webhook of a dispute",
        "dispute",
        "dispute refused: WRONG_STATE",
        "decide",
        "decide refused: WRONG_STATE",
        "settle",
        "explain",
        "explain refused: FORBIDDEN",
        "refund",
        "refund refused: WRONG_STATE",
        "refund refused: EXCEEDS_REFUNDABLE");
  }

  /** Every † of the pipeline, of the doors and of the jobs, and both sides of every PSP call. */
  private static Stream<String> points() {
    return Stream.of(
            deaths(
                List.of("payment-authorization-executor", "payment-order-psp-call-executor"),
                DATABASE,
                BROKER,
                PSP),
            deaths(
                List.of(
                    "payment-authorized-consumer",
                    "payment-order-enqueuer",
                    "payment-order-psp-result-applier",
                    "payment-capture-aggregator",
                    "ledger-recording-consumer",
                    "account-balance-consumer"),
                DATABASE,
                BROKER),
            deaths(List.of("ledger-recording-request-dispatcher"), BROKER),
            deaths(
                List.of("outbox-relay"),
                DATABASE,
                List.of(BROKER_WHILE_PUBLISHING, BROKER_AFTER_COMMIT)),
            deaths(List.of("retry-dispatcher", "retry-sweep"), DATABASE),
            deaths(
                List.of(
                    "settlement-import",
                    "settlement-match",
                    "settlement-missing",
                    "reserve-release",
                    "settle",
                    "explain",
                    "payout-schedule",
                    "payout-batch",
                    "payouts",
                    "payouts-change",
                    "payout-batches",
                    "payout-status-reports",
                    "payout-news"),
                DATABASE),
            deaths(List.of("capture-janitor"), DATABASE, PSP),
            deaths(
                List.of(
                    "pay",
                    "create",
                    "cancel",
                    "capture",
                    "void",
                    "register",
                    "refund",
                    "resolve",
                    "dispute",
                    "decide",
                    "webhook"),
                DATABASE),
            deaths(List.of("authorize"), DATABASE, PSP))
        .flatMap(names -> names);
  }

  @SafeVarargs
  private static Stream<String> deaths(List<String> actors, List<Point>... points) {
    return actors.stream()
        .flatMap(actor ->
            Stream.of(points).flatMap(List::stream).map(point -> actor + " dies at " + point));
  }

  private static Stream<String> answers() {
    var operations =
        Stream.of("authorize", "capture", "void", "refund")
            .flatMap(operation ->
                Stream.concat(
                    Stream.of(Mood.values()).map(mood -> operation + " " + mood),
                    Stream.of("Approved", "Declined", "InProgress", "NoAnswer", "NotFound")
                        .map(answer -> operation + " asked: " + answer)));
    return Stream.concat(
        operations,
        Stream.of("Approved", "NoAnswer", "NotFound").map(answer -> "expiry asked: " + answer));
  }
}
