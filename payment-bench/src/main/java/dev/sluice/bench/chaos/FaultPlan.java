package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Fault.Kind;
import dev.sluice.bench.chaos.Fault.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults, in which order: the same seed is the same plan. */
record FaultPlan(List<Fault> faults) {
  private static final int PER_TEN_MINUTES = 5;

  FaultPlan {
    faults = List.copyOf(faults);
  }

  /**
   * At least five of each kind in ten minutes, at least a third of the kills between two commits.
   */
  static FaultPlan of(Duration length, long seed) {
    int each = (int) Math.max(1, Math.ceilDiv(PER_TEN_MINUTES * length.toSeconds(), 600));
    List<Fault> faults = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.KILL_SERVICE && kind != Kind.KILL_CONSUMERS) {
        add(faults, each, new Fault.AnyTime(kind));
      }
    }
    int afterSend = Math.ceilDiv(3 * each, 5);
    add(faults, afterSend, new Fault.At(Point.AFTER_OUTBOX_SEND));
    add(faults, each - afterSend, new Fault.AnyTime(Kind.KILL_SERVICE));
    int unheard = each / 2;
    add(faults, (unheard + 1) / 2, new Fault.At(Point.AFTER_PSP_CALL));
    add(faults, unheard / 2, new Fault.AnyTime(Kind.KILL_CONSUMERS));
    // a third of all kills: of servers, of the service, and of consumers, these included
    int between = Math.ceilDiv(5 * each + unheard - 3 * afterSend, 2);
    add(faults, (between + 1) / 2, new Fault.At(Point.AFTER_DATABASE_COMMIT));
    add(faults, between / 2, new Fault.At(Point.INSIDE_KAFKA_TRANSACTION));
    Collections.shuffle(faults, new Random(seed));
    return new FaultPlan(faults);
  }

  private static void add(List<Fault> faults, int times, Fault fault) {
    faults.addAll(Collections.nCopies(times, fault));
  }
}
