package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.PspAttempts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPspAttempts implements PspAttempts {

  private final PspAttemptsSql sql;

  MyBatisPspAttempts(PspAttemptsSql sql) {
    this.sql = sql;
  }

  @Override
  public void open(List<Attempt> attempts, Instant now) {
    if (!attempts.isEmpty()) sql.open(PspAttemptRow.opened(attempts).with("now", now).values());
  }

  @Override
  public void answered(List<Answer> answers, Instant now) {
    if (!answers.isEmpty()) sql.answered(PspAttemptRow.answered(answers).with("now", now).values());
  }
}
