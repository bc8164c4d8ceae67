package dev.sluice.simulation.psp;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.simulation.contract.PspContract;
import dev.sluice.simulation.contract.Things;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.time.TurnedClock;
import dev.sluice.simulation.trace.Trace;
import java.util.HashSet;
import java.util.Set;

class InMemoryPspTest extends PspContract {
  private final Faults faults = new Faults();
  private final Database database = new Database(faults);
  private final Set<String> used = new HashSet<>();
  private final InMemoryPsp psp =
      new InMemoryPsp(
          Things.PSP,
          this::mood,
          database,
          faults,
          new TurnedClock(Things.NOW),
          new Trace(Trace.UNREAD),
          new Coverage());

  /** A token decides about the first request that comes with it. */
  private Mood mood(PspRequest request) {
    if (!(request instanceof PspRequest.Authorize authorize) || !used.add(authorize.token()))
      return Mood.APPROVE;
    return switch (authorize.token()) {
      case DECLINED -> Mood.DECLINE;
      case SILENT_AFTER -> Mood.SILENT_AFTER;
      case SILENT_BEFORE -> Mood.SILENT_BEFORE;
      case RATE_LIMITED -> Mood.BUSY;
      default -> Mood.APPROVE;
    };
  }

  @Override
  protected Psp psp() {
    return psp;
  }

  @Override
  protected PspRecords records() {
    return psp;
  }

  @Override
  protected void inTransaction(Runnable work) {
    database.run(work);
  }
}
