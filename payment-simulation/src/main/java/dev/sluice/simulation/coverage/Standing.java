package dev.sluice.simulation.coverage;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of states and answers, as {@code docs/states.md} has them. */
public final class Standing {

  private Standing() {}

  public static String of(PaymentOrder order) {
    var status = order.status().name();
    return order.state() instanceof State.Pending(Pursuit pursuit) ? with(status, pursuit) : status;
  }

  public static String of(Refund refund) {
    var status = refund.status().name();
    return switch (refund.state()) {
      case RefundState.Queued _ -> status + ", queued";
      default -> with(status, refund.pursuit().orElse(null));
    };
  }

  public static String of(PaymentIntent intent) {
    var status = intent.status().name();
    return switch (intent.state()) {
      case IntentState.PendingAuth(Pursuit pursuit) -> with(status, pursuit);
      case IntentState.Closing(Pursuit pursuit, var _, var _) ->
          with(status + " and closing", pursuit);
      default -> status;
    };
  }

  /** Of its void; its own status follows from its orders. */
  public static String of(Payment payment) {
    var status = payment.voidStatus().name();
    return payment.voidStatus() == VoidStatus.REQUESTED
        ? with(status, payment.voidPursuit())
        : status;
  }

  private static String by(@Nullable Bearer bearer) {
    return bearer == null ? "" : " by " + bearer;
  }

  private static String with(String status, @Nullable Pursuit pursuit) {
    return pursuit == null
        ? status
        : status + ", " + pursuit.phase().name().toLowerCase(Locale.ROOT);
  }

  public static String of(PspAnswer answer) {
    return switch (answer) {
      case PspAnswer.Approved _ -> "approved";
      case PspAnswer.Mismatch _ -> "mismatch";
      case PspAnswer.Accepted _ -> "accepted";
      case PspAnswer.Declined _ -> "declined";
      case PspAnswer.NotAsked _ -> "not asked";
      case PspAnswer.NoAnswer _ -> "no answer";
      case PspAnswer.Broken _ -> "broken";
      case PspAnswer.InProgress _ -> "in progress";
      case PspAnswer.NotFound _ -> "not found";
    };
  }

  /** From where to where something was moved; none for what has no states of its own. */
  public static List<String> moves(Object before, Object after) {
    if (before instanceof PaymentOrder was && after instanceof PaymentOrder is)
      return moves(was, is);
    if (before instanceof PaymentIntent was && after instanceof PaymentIntent is)
      return List.of("intent " + of(was) + " → " + of(is));
    if (before instanceof Payment was && after instanceof Payment is)
      return List.of("void " + of(was) + " → " + of(is));
    return List.of();
  }

  private static List<String> moves(PaymentOrder was, PaymentOrder is) {
    var moves = new ArrayList<>(List.of("order " + of(was) + " → " + of(is)));
    for (var refund : is.refunds().all())
      was.refunds()
          .find(refund.operation())
          .filter(before -> !before.equals(refund))
          .ifPresent(before -> moves.add("refund " + of(before) + " → " + of(refund)));
    for (var dispute : is.refunds().disputes())
      if (!was.refunds().disputes().contains(dispute))
        moves.add("dispute " + dispute.status() + by(dispute.bearer()));
    return moves;
  }
}
