package dev.sluice.application.settlement;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.SettlementMovement;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** People say where money belongs that nobody could explain. */
public final class ResolveDiscrepancyService {

  /** Where people say it belongs, and why; no account where nothing is in suspense. */
  public record Opinion(
      @Nullable AccountType account, @Nullable SellerId seller, String by, String reason) {}

  private final SettlementLines lines;
  private final Discrepancies discrepancies;
  private final BooksAtOnce books;
  private final InstantSource clock;

  public ResolveDiscrepancyService(
      SettlementLines lines, Discrepancies discrepancies, BooksAtOnce books, InstantSource clock) {
    this.lines = lines;
    this.discrepancies = discrepancies;
    this.books = books;
    this.clock = clock;
  }

  /**
   * In a transaction, see {@link Transactions}.
   *
   * @throws Problem when there is none, it is closed, it cannot belong there, or it is the same
   *     person again
   */
  public Discrepancy resolve(DiscrepancyId id, Opinion opinion, String traceId) {
    lines.alone();
    var before =
        discrepancies
            .lock(id)
            .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND, "There is no discrepancy " + id));
    var now = clock.instant();
    var outcome = said(before, opinion);
    if (outcome instanceof Outcome.Refused<Discrepancy> refused)
      throw new Problem(
          before.status().isOpen() ? ErrorCode.FORBIDDEN : ErrorCode.WRONG_STATE, refused.reason());
    var after = outcome.after();
    discrepancies.save(after);
    if (after.status() == Status.RESOLVED && after.suspended() != null) {
      var event = new EventId(id + ":DiscrepancyResolved:1");
      books.write(List.of(movement(after)), traceId, event, now);
    }
    return after;
  }

  private Outcome<Discrepancy> said(Discrepancy before, Opinion said) {
    try {
      return before.resolve(
          said.account(), said.seller(), said.by(), said.reason(), clock.instant());
    } catch (IllegalArgumentException cannotBe) {
      throw Problem.invalid("/account", String.valueOf(cannotBe.getMessage()));
    }
  }

  private static SettlementMovement movement(Discrepancy resolved) {
    var remedy = Objects.requireNonNull(resolved.remedy());
    return new SettlementMovement.Resolved(
        resolved.id(),
        resolved.about().payment(),
        Objects.requireNonNull(remedy.account()),
        remedy.seller(),
        Objects.requireNonNull(resolved.suspended()));
  }
}
