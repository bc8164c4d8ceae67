package dev.sluice.simulation.life;

import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.settlement.Counterpart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settlements that get one thing wrong. */
final class WrongSettlements {

  private WrongSettlements() {}

  /** Matches by key alone: whether another line has settled it nobody asks. */
  static SettlementLines neverSettled(SettlementLines sound) {
    return Variant.of(
        SettlementLines.class,
        sound,
        "counterparts",
        call -> {
          @SuppressWarnings("unchecked")
          var found = new HashMap<>((Map<LineId, List<Counterpart>>) call.answer(Map.class));
          found.replaceAll((_, all) -> all.stream().map(WrongSettlements::free).toList());
          return found;
        });
  }

  private static Counterpart free(Counterpart of) {
    return new Counterpart(
        of.type(),
        of.payment(),
        of.order(),
        of.n(),
        of.refund(),
        of.dispute(),
        of.seller(),
        of.amount(),
        of.share(),
        of.inReview(),
        false,
        of.reserve());
  }

  /** Gives what was held back, and does not write down that it did. */
  static Reserves forgetful(Reserves sound) {
    return Variant.of(Reserves.class, sound, "released", _ -> null);
  }
}
