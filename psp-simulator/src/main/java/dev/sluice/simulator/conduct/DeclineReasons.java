package dev.sluice.simulator.conduct;

import dev.sluice.simulator.request.Operation;
import java.util.List;

/** Why a PSP says no, the most frequent first; caps and closed keys have reasons of their own. */
public final class DeclineReasons {
  public static List<String> of(Operation operation) {
    return switch (operation) {
      case AUTHORIZE ->
          List.of("insufficient_funds", "do_not_honor", "expired_card", "suspected_fraud");
      case CAPTURE -> List.of("capture_refused", "authorization_expired");
      case VOID -> List.of("void_refused");
      case REFUND -> List.of("refund_refused");
    };
  }

  static String first(Operation operation) {
    return of(operation).getFirst();
  }

  /** Squared, so that the first reasons are the frequent ones. */
  static String drawn(Operation operation, double uniform) {
    List<String> reasons = of(operation);
    return reasons.get((int) (uniform * uniform * reasons.size()));
  }

  private DeclineReasons() {}
}
