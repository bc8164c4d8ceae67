package dev.sluice.simulation.life;

import java.util.List;
import java.util.stream.Stream;

/**
 * The cells of {@code docs/states.md} that a life has to come to: {@code <thing> <state> × <what
 * happens>} and {@code <thing> <state> → <state>}. Left out are contradictions that a PSP only
 * makes when it breaks its own word; {@code StateMatrixTest} asks for those one by one.
 */
final class Transitions {

  private static final String RETRY = "PENDING_AUTH, retry";
  private static final String ASKED = "PENDING_AUTH, question";
  private static final String CLOSING = "DECLINED and closing, ";
  private static final String CAPTURE_ASKED = "PENDING_CAPTURE, question";
  private static final String VOID_RETRY = "REQUESTED, retry";
  private static final String VOID_ASKED = "REQUESTED, question";

  private static final String REFUND_ASKED = "PENDING, question";

  private static final List<String> ANSWERS =
      List.of("approved", "mismatch", "declined", "accepted", "not asked", "no answer", "broken");

  private Transitions() {}

  static Stream<String> all() {
    return Stream.of(intents(), closings(), orders(), voids(), refunds()).flatMap(cells -> cells);
  }

  private static Stream<String> intents() {
    return Stream.of(
            met("intent", RETRY, ANSWERS),
            met("intent", ASKED, List.of("approved", "declined", "not found")),
            met("intent", "AUTHORIZED", List.of("approved")),
            moves("intent", "CREATED", "CANCELLED", RETRY),
            moves("intent", "PENDING_AUTH, requested", RETRY, ASKED, "AUTHORIZED"),
            moves(
                "intent",
                RETRY,
                "PENDING_AUTH, requested",
                RETRY,
                ASKED,
                "AUTHORIZED",
                "DECLINED",
                "REVIEW"),
            moves("intent", "REVIEW", "AUTHORIZED", CLOSING + "requested"),
            moves(
                "intent",
                ASKED,
                "PENDING_AUTH, requested",
                ASKED,
                "AUTHORIZED",
                "DECLINED",
                CLOSING + "requested"))
        .flatMap(cells -> cells);
  }

  /** Declined because the PSP never saw it: its key is closed there. */
  private static Stream<String> closings() {
    return Stream.of(
            moves("intent", CLOSING + "requested", CLOSING + "retry"),
            moves(
                "intent",
                CLOSING + "retry",
                CLOSING + "requested",
                CLOSING + "retry",
                CLOSING + "question",
                "DECLINED"),
            moves(
                "intent",
                CLOSING + "question",
                CLOSING + "requested",
                CLOSING + "question",
                CLOSING + "lost",
                "DECLINED"),
            moves("intent", CLOSING + "lost", "DECLINED"))
        .flatMap(cells -> cells);
  }

  private static Stream<String> orders() {
    return Stream.of(
            met("order", "INITIATED_PENDING", List.of("request")),
            met("order", "CAPTURE_REQUESTED", ANSWERS),
            met("order", CAPTURE_ASKED, List.of("approved", "declined", "not found")),
            met("order", "PENDING_CAPTURE, lost", List.of("authorization voided")),
            moves("order", "INITIATED_PENDING", "CAPTURE_REQUESTED", "CANCELLED"),
            moves("order", "PARTIALLY_CAPTURED", "CAPTURE_REQUESTED", "CAPTURED"),
            moves(
                "order",
                "CAPTURE_REQUESTED",
                "PENDING_CAPTURE, retry",
                CAPTURE_ASKED,
                "PARTIALLY_CAPTURED",
                "CAPTURED",
                "CAPTURE_FAILED",
                "REVIEW"),
            moves("order", "PENDING_CAPTURE, retry", "CAPTURE_REQUESTED", CAPTURE_ASKED),
            moves(
                "order",
                CAPTURE_ASKED,
                "CAPTURE_REQUESTED",
                CAPTURE_ASKED,
                "PENDING_CAPTURE, lost",
                "PARTIALLY_CAPTURED",
                "CAPTURED",
                "CAPTURE_FAILED"),
            moves("order", "PENDING_CAPTURE, lost", "CAPTURED", "CAPTURE_FAILED"),
            moves("order", "REVIEW", "CAPTURED", "CAPTURE_FAILED"))
        .flatMap(cells -> cells);
  }

  private static Stream<String> voids() {
    return Stream.of(
            met("void", VOID_RETRY, ANSWERS),
            met("void", VOID_ASKED, List.of("approved", "declined", "mismatch", "not found")),
            moves("void", "NONE", "REQUESTED, requested", "VOIDED"),
            moves("void", "REQUESTED, requested", VOID_RETRY),
            moves(
                "void",
                VOID_RETRY,
                "REQUESTED, requested",
                VOID_RETRY,
                VOID_ASKED,
                "REQUESTED, lost",
                "VOIDED",
                "REVIEW"),
            moves(
                "void",
                VOID_ASKED,
                "REQUESTED, requested",
                VOID_ASKED,
                "REQUESTED, lost",
                "VOIDED",
                "REVIEW"),
            moves("void", "REQUESTED, lost", "VOIDED"),
            moves("void", "REVIEW", "VOIDED"))
        .flatMap(cells -> cells);
  }

  private static Stream<String> refunds() {
    return Stream.of(
            met("refund", "REQUESTED, requested", ANSWERS),
            met("refund", REFUND_ASKED, List.of("approved", "declined", "not found")),
            moves("refund", "REQUESTED, queued", "REQUESTED, requested"),
            moves(
                "refund",
                "REQUESTED, requested",
                "PENDING, retry",
                REFUND_ASKED,
                "SUCCEEDED",
                "FAILED",
                "REVIEW"),
            moves("refund", "PENDING, retry", "REQUESTED, requested", REFUND_ASKED),
            moves(
                "refund",
                REFUND_ASKED,
                "REQUESTED, requested",
                REFUND_ASKED,
                "SUCCEEDED",
                "FAILED",
                "REVIEW"),
            moves("refund", "REVIEW", "SUCCEEDED", "FAILED"),
            moves("order", "CAPTURED", "PARTIALLY_REFUNDED", "REFUNDED"),
            moves("order", "PARTIALLY_REFUNDED", "REFUNDED"),
            Stream.of("OPENED", "WON", "LOST by SELLER", "LOST by PLATFORM")
                .map(state -> "dispute " + state))
        .flatMap(cells -> cells);
  }

  private static Stream<String> met(String thing, String state, List<String> answers) {
    return answers.stream().map(answer -> thing + " " + state + " × " + answer);
  }

  private static Stream<String> moves(String thing, String from, String... to) {
    return Stream.of(to).map(state -> thing + " " + from + " → " + state);
  }
}
