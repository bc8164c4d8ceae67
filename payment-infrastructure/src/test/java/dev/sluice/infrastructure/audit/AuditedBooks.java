package dev.sluice.infrastructure.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Books;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A clean payment and a half captured one, and an auditor who looks at them. */
final class AuditedBooks implements AutoCloseable {

  final Database database = Database.fresh();
  final Story story = new Story(database);
  final PaymentIntent captured = story.captured();
  final PaymentIntent half = story.halfCaptured();
  final Books books =
      new MyBatisBooks(
          new Snapshot(database.pool(), database.transactionManager()),
          database.sql(AlwaysSql.class),
          database.sql(RestSql.class),
          database.sql(EndsSql.class),
          database.sql(SettlementSql.class),
          database.sql(PspSql.class),
          database.sql(OverviewSql.class),
          database.sql(RecentSql.class),
          database.sql(WaitingSql.class));

  /** As the owner, behind everybody's back. */
  void change(String sql) {
    assertThat(database.asOwner(sql)).as(sql).isPositive();
  }

  List<Finding> audit() {
    return audit(story.psp);
  }

  List<Finding> audit(List<PspRecords.Record> records) {
    return books.findings(Duration.ZERO, records);
  }

  /** By the audit of the whole, and by that of what was touched lately where it can be. */
  void assertBroken(Law law, String... words) {
    assertBroken(audit(), law, words);
    if (law != Law.BALANCES_ARE_SUMS && law != Law.PSP_AGREES)
      assertBroken(recent(Instant.EPOCH), law, words);
  }

  List<Finding> recent(Instant since) {
    return books.recent(since, Duration.ZERO);
  }

  static void assertBroken(List<Finding> found, Law law, String... words) {
    assertThat(of(law, found).holds()).isFalse();
    assertThat(of(law, found).detail()).contains(words);
  }

  static Finding of(Law law, List<Finding> found) {
    return found.stream().filter(finding -> finding.law() == law).findFirst().orElseThrow();
  }

  /** The public id of the first order. */
  static String order(PaymentIntent intent) {
    return Samples.orders(intent).getFirst().id().value();
  }

  String entry(String kind, String order) {
    return database
        .read(
            "SELECT id FROM journal_entries WHERE movement_key = '%s:%s:1'".formatted(kind, order))
        .getFirst();
  }

  @Override
  public void close() {
    database.close();
  }
}
