package dev.sluice.application.audit;

import dev.sluice.application.psp.PspRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks the laws of the whole database and holds it against the PSP's own list. */
public final class AuditService {

  private final Books books;
  private final PspRecords psp;

  public AuditService(Books books, PspRecords psp) {
    this.books = books;
    this.psp = psp;
  }

  /**
   * @param settleAfter how old a thing has to be before a law at rest judges it; zero after a drain
   */
  public Verdict audit(Duration settleAfter) {
    if (settleAfter.isNegative())
      throw new IllegalArgumentException("settleAfter is negative: " + settleAfter);
    var records = new ArrayList<PspRecords.Record>();
    psp.all(records::add);
    return new Verdict(!books.hasPayments(), books.findings(settleAfter, records));
  }

  /**
   * The laws of what was touched since then; law 7 and law 8 need the whole.
   *
   * @param settleAfter as above
   */
  public List<Finding> recent(Instant since, Duration settleAfter) {
    return books.recent(since, settleAfter);
  }
}
