package dev.sluice.infrastructure.review;

import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolutions;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class MyBatisResolutions implements Resolutions {

  private final ResolutionsSql sql;

  MyBatisResolutions(ResolutionsSql sql) {
    this.sql = sql;
  }

  @Override
  public List<Resolution> of(String subject) {
    return sql.of(subject).stream().map(ResolutionRow::toDomain).toList();
  }

  @Override
  public void propose(Resolution resolution) {
    sql.propose(ResolutionRow.values(resolution));
  }

  @Override
  public void confirm(Resolution confirmed) {
    if (sql.confirm(ResolutionRow.values(confirmed)) != 1)
      throw new IllegalStateException("nobody has proposed this last: " + confirmed);
  }
}
