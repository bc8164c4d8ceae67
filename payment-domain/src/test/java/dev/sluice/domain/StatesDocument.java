package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.CAUSE;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.OTHER_ORDER;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.payment;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.payment.OrderStanding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** docs/states.md, rendered from what the code does. */
final class StatesDocument {

  private static final String HEAD =
      """
      # States

      Rendered from the code and compared in `StateMatrixTest`: change the code, run the test with
      `-Dgolden=rewrite`, read the difference.

      In the tables, a column is where a thing stands and a row is what happens to it:

      | | |
      |---|---|
      | → STATE | it moves (where the same state is named, its timer or attempt moves) |
      | · | nothing new: the same again, or about something that is over |
      | ✗ | refused: it contradicts the books, nothing changes, an alarm is raised |
      | ✗ → REVIEW | refused, but money moved at the PSP: it stands in SUSPENSE until a person decides |

      What waits for the PSP waits in one of four ways. *requested*: somebody was told to call.
      *retry*: call again, with the same key, when it is due. *question*: never call again, ask by
      key when it is due. *lost*: the PSP does not know the key and may have forgotten it, so a
      new request could charge twice; a void of the authorization ends this, and where the void
      itself is lost or refused, the end of the authorization (`sluice.psp.authorization-life`).
      A key counts as forgotten one hour before the PSP forgets it. "Older attempt" is an answer
      that comes after the next attempt has begun, "older question" one to a question that was
      asked again since: yes and no count whoever brings them, silence and "not found" do not.

      """;

  private StatesDocument() {}

  static String rendered() {
    var text = new StringBuilder(HEAD);
    var orders = OrderSamples.orders();
    section(text, "PaymentOrder", orders, Set.of("CAPTURED", "CAPTURE_FAILED", "CANCELLED"));
    text.append(
        """
        An order that nobody captures by himself, *manual*, is asked for by the marketplace: the whole
        or a part, as often as something is open, one capture at a time. "A part taken" is an order of
        which an earlier capture took something: then a refusal or a void never makes it fail, it keeps
        what it has. A void and a capture that want the same money meet at the order's row: the first is
        granted, the second refused.

        """);
    var intents = StateSamples.intents();
    section(text, "PaymentIntent", intents, Set.of("AUTHORIZED", "DECLINED", "CANCELLED"));
    text.append(
        """
        A call that finds the key forgotten moves to *question*: then nobody calls the PSP.

        """);
    section(
        text,
        "The key of an authorization that never arrived",
        VoidSamples.closings(),
        Set.of("DECLINED"));
    text.append(
        """
        The intent is DECLINED from the beginning, with reason NEVER_REACHED_PSP. Should its request
        still turn up at the PSP, it finds its key closed: a void by that key, which most often voids
        nothing.

        """);
    payments(text);
    section(text, "The void of a payment", VoidSamples.voids(), Set.of("VOIDED"));
    text.append(
        """
        A refused void is not asked for again: its key says no for ever, and what is left of the
        authorization ends with it. "VOIDED, lost" is a void the PSP never confirmed.

        """);
    section(text, "Refund", StateSamples.refunds(), Set.of("SUCCEEDED", "FAILED"));
    text.append(
        """
        A refund needs an order whose captures are over, and takes of what may go back when it is asked
        for; only a FAILED one gives that back. The refunds of an order run one after the other: the end
        of one begins the next that is queued, and is told as PaymentOrderFinalized `refund-<id>` (of one
        in REVIEW `refund-<id>:review`). What the PSP does not know under a key it may have forgotten is
        never asked for again: a person decides. A CAPTURED order becomes PARTIALLY_REFUNDED and REFUNDED
        by what has gone back.

        """);
    section(text, "Payout", PayoutSamples.payouts(), Set.of("SETTLED", "RETURNED", "CANCELLED"));
    text.append(
        """
        A payout takes from what is available when it is made, and gives it back when it is cancelled or
        does not arrive; a bank may send it back after it has paid it. What a file says cannot be taken
        back: only a payout that is in none can be put on hold or cancelled. One that is released goes
        with the next file.
        """);
    return text.toString();
  }

  private static void section(
      StringBuilder text, String title, Matrix<?> matrix, Set<String> ends) {
    text.append("## ").append(title).append("\n\n");
    text.append(matrix.diagram(ends)).append('\n');
    text.append(matrix.table()).append('\n');
    text.append(matrix.newsTable()).append('\n');
  }

  private static void payments(StringBuilder text) {
    text.append(
        """
        ## Payment

        A payment has no state of its own: its status follows from what its orders captured and
        whether all of them are terminal. A basket of two orders, 14.50 EUR each:

        | first order | second order | status | tells |
        |---|---|---|---|
        """);
    var open = new Standing("open", 0, false);
    var failed = new Standing("failed", 0, true);
    var captured = new Standing("captured", 1450, true);
    for (var pair :
        List.of(
            List.of(open, open),
            List.of(captured, open),
            List.of(failed, open),
            List.of(captured, captured),
            List.of(captured, failed),
            List.of(failed, failed))) text.append(row(pair.getFirst(), pair.getLast()));
    text.append(
        """

        PaymentCaptured or PaymentVoided is told once, when every order is terminal; never both.
        PARTIALLY_REFUNDED and REFUNDED follow from what its orders gave back.

        """);
  }

  private record Standing(String name, long captured, boolean terminal) {}

  private static String row(Standing first, Standing second) {
    var outcome =
        payment()
            .on(
                List.of(
                    new OrderStanding(
                        ORDER,
                        dev.sluice.domain.psp.Operation.capture(1),
                        eur(first.captured()),
                        first.terminal(),
                        false),
                    new OrderStanding(
                        OTHER_ORDER,
                        dev.sluice.domain.psp.Operation.capture(1),
                        eur(second.captured()),
                        second.terminal(),
                        false)),
                CAUSE,
                LATER);
    var news = outcome.news().stream().map(StatesDocument::named).collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s |\n"
        .formatted(first.name(), second.name(), outcome.after().status(), news);
  }

  private static String named(Event event) {
    return "`%s %s`".formatted(event.type(), event.which());
  }
}
