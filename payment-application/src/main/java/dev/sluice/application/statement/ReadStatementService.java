package dev.sluice.application.statement;

import dev.sluice.application.statement.SellerStatements.Entry;
import dev.sluice.application.statement.SellerStatements.Period;
import dev.sluice.application.statement.SellerStatements.Summary;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.JournalEntryId;
import dev.sluice.domain.id.SellerId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads statements. Only a time into which nothing can be written any more has one, so it says the
 * same in a year: what comes late stands in the statement of the time it was written at, with the
 * time it happened at.
 */
public final class ReadStatementService {

  /** So many entries are in memory at once. */
  static final int PAGE = 5_000;

  /** What stands above and below the entries. */
  public record Statement(SellerId seller, Period period, List<Summary> summaries) {
    public Statement {
      summaries = List.copyOf(summaries);
    }

    public long entries() {
      return summaries.stream().mapToLong(Summary::entries).sum();
    }
  }

  private final SellerStatements statements;

  public ReadStatementService(SellerStatements statements) {
    this.statements = statements;
  }

  /**
   * @throws Problem when the time is not over
   */
  public Statement read(SellerId seller, Period period) {
    switch (statements.over(period.to())) {
      case OVER -> {}
      case NOT_YET -> throw Problem.invalid("?to", "has to have passed: later entries may follow");
      case ALMOST ->
          throw new Problem(
              ErrorCode.TEMPORARILY_UNAVAILABLE,
              "Something that began before " + period.to() + " is still being written: ask again");
    }
    return new Statement(seller, period, statements.summaries(seller, period));
  }

  /** Everything between the sums, in the order of the books. */
  public void entries(Statement statement, Consumer<Entry> each) {
    var after = Optional.<JournalEntryId>empty();
    while (true) {
      var page = statements.entries(statement.seller(), statement.period(), after, PAGE);
      if (page.isEmpty()) return;
      page.forEach(each);
      after = Optional.of(page.getLast().id());
    }
  }
}
