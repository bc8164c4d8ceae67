package dev.sluice.simulation.review;

import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Status;
import dev.sluice.application.review.Resolutions;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.util.List;

/** What people found out, in memory. */
public final class InMemoryResolutions implements Resolutions {

  private final Table<Integer, Resolution> rows;

  public InMemoryResolutions(Database database) {
    this.rows = new Table<>("resolutions", database);
  }

  @Override
  public List<Resolution> of(String subject) {
    return rows.where(one -> one.subject().equals(subject));
  }

  @Override
  public void propose(Resolution resolution) {
    rows.put(rows.all().size(), resolution);
  }

  @Override
  public void confirm(Resolution confirmed) {
    var last =
        rows.asMap().entrySet().stream()
            .filter(row -> row.getValue().subject().equals(confirmed.subject()))
            .reduce((_, later) -> later)
            .filter(row -> isProposalOf(row.getValue(), confirmed))
            .orElseThrow(
                () -> new IllegalStateException("nobody has proposed this last: " + confirmed));
    rows.put(last.getKey(), confirmed);
  }

  private static boolean isProposalOf(Resolution row, Resolution confirmed) {
    return row.status() == Status.PROPOSED
        && row.n() == confirmed.n()
        && row.verdict() == confirmed.verdict();
  }

  /** All that two people have found the same. */
  public List<Resolution> resolved() {
    return rows.where(one -> one.status() == Status.RESOLVED);
  }
}
