package dev.sluice.simulation.world;

import dev.sluice.application.psp.PspAttempts;
import dev.sluice.domain.psp.Operation;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.coverage.Standing;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Instant;
import java.util.List;

/** Attempts on record, and a count of what each answer met: it is recorded before it is applied. */
final class WatchedAttempts implements PspAttempts {

  private final Servers servers;

  WatchedAttempts(Servers servers) {
    this.servers = servers;
  }

  @Override
  public void open(List<Attempt> attempts, Instant now) {
    servers.attempts().open(attempts, now);
  }

  @Override
  public void answered(List<Answer> answers, Instant now) {
    answers.forEach(this::count);
    servers.attempts().answered(answers, now);
  }

  private void count(Answer answer) {
    if (answer.operation().equals(Operation.AUTHORIZE))
      servers.tables().intents().all().stream()
          .map(Kept::thing)
          .filter(intent -> intent.pspKey().equals(answer.key()))
          .forEach(intent -> count("intent " + Standing.of(intent), answer));
    if (answer.operation().equals(Operation.VOID))
      servers.tables().payments().all().stream()
          .map(Kept::thing)
          .filter(payment -> payment.voidKey().equals(answer.key()))
          .forEach(payment -> count("void " + Standing.of(payment), answer));
  }

  private void count(String standing, Answer answer) {
    servers
        .coverage()
        .count(Coverage.Kind.TRANSITIONS, standing + " × " + Standing.of(answer.answer()));
  }
}
