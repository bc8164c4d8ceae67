package dev.sluice.simulation.psp;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.time.TurnedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A PSP that keeps what it did. Silence takes as long as the deadline. */
public final class InMemoryPsp implements Psp, PspRecords {

  private static final Duration COME_AGAIN = Duration.ofSeconds(1);

  private final PspCapabilities capabilities;
  private final Moods moods;
  private final PspVault vault;
  private final Database database;
  private final Faults faults;
  private final TurnedClock clock;
  private final List<PspRequest> requests = new ArrayList<>();
  private final List<PspKey> questions = new ArrayList<>();

  public InMemoryPsp(
      PspCapabilities capabilities,
      Moods moods,
      Database database,
      Faults faults,
      TurnedClock clock) {
    this.capabilities = capabilities;
    this.moods = moods;
    this.vault = new PspVault(capabilities.keyLife());
    this.database = database;
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public PspAnswer send(PspRequest request) {
    database.needsNoTransaction("calling the PSP");
    faults.pass(Point.PSP_BEFORE_CALL);
    requests.add(request);
    var mood = moods.of(request);
    var answer =
        switch (mood) {
          case APPROVE, WRONG_AMOUNT, DECLINE -> vault.handle(request, mood, clock.instant());
          case SILENT_BEFORE -> silence();
          case SILENT_AFTER -> {
            vault.handle(request, Mood.APPROVE, clock.instant());
            yield silence();
          }
          case ACCEPT -> {
            vault.handle(request, Mood.APPROVE, clock.instant());
            yield new PspAnswer.Accepted();
          }
          case BUSY -> new PspAnswer.NotAsked(COME_AGAIN);
          case BROKEN -> new PspAnswer.Broken("401");
        };
    faults.pass(Point.PSP_AFTER_CALL);
    return answer;
  }

  @Override
  public PspAnswer ask(PspKey key) {
    database.needsNoTransaction("asking the PSP");
    faults.pass(Point.PSP_BEFORE_CALL);
    questions.add(key);
    var answer = moods.answers(key) ? vault.find(key, clock.instant()) : silence();
    faults.pass(Point.PSP_AFTER_CALL);
    return answer;
  }

  private PspAnswer silence() {
    clock.turn(capabilities.deadline());
    return new PspAnswer.NoAnswer("timeout");
  }

  @Override
  public PspCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public void all(Consumer<Record> each) {
    database.needsNoTransaction("reading the PSP's list");
    vault.records().forEach(each);
  }

  /** What it did: everything with an effect, in order. */
  public List<Record> records() {
    return vault.records();
  }

  /** What of all authorizations is neither captured nor voided. */
  public List<String> openAuthorizations() {
    return vault.open();
  }

  /** Every request that arrived or was meant to, in order. */
  public List<PspRequest> requests() {
    return List.copyOf(requests);
  }

  public List<PspKey> questions() {
    return List.copyOf(questions);
  }
}
