package dev.sluice.infrastructure.outbox;

import dev.sluice.application.outbox.SentRows;
import dev.sluice.infrastructure.pipeline.Days;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class MyBatisSentRows implements SentRows {

  private final SentRowsSql sql;
  private final Days days;
  private final AfterCommit wakeUp;
  private final InstantSource clock;

  MyBatisSentRows(SentRowsSql sql, Days days, WakeUp wakeUp, InstantSource clock) {
    this.sql = sql;
    this.days = days;
    this.wakeUp = new AfterCommit(wakeUp);
    this.clock = clock;
  }

  @Override
  public List<LocalDate> days() {
    return days.remembered(clock);
  }

  @Override
  public Round again(LocalDate day, String after, Instant since, int atMost) {
    var round = sql.again(day, after, since, atMost);
    if (round.unsent() > 0) wakeUp.ring();
    return new Round(round.last(), round.unsent());
  }
}
