package dev.sluice.application.payout;

import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PayoutOutcomes.Heard;
import dev.sluice.application.payout.PayoutOutcomes.Word;
import dev.sluice.application.payout.PayoutReports.Report;
import dev.sluice.application.payout.PayoutReports.Tally;
import dev.sluice.application.payout.StatusReport.Line;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.PayoutReportId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.outcome.Outcome;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Takes in what a bank answers to a payment file, and applies it. */
public final class ReceiveStatusReportService {

  private static final int MOST_REFUSED = 100;
  private static final int LONGEST_NAME = 64;

  /**
   * @param known whether it came before: then nothing happens again
   * @param heard what it says about payouts
   */
  public record Received(Report report, boolean known, List<Heard> heard) {}

  private final PayoutReports reports;
  private final Payouts payouts;
  private final PayoutOutcomes outcomes;
  private final Ids ids;
  private final InstantSource clock;

  public ReceiveStatusReportService(
      PayoutReports reports,
      Payouts payouts,
      PayoutOutcomes outcomes,
      Ids ids,
      InstantSource clock) {
    this.reports = reports;
    this.payouts = payouts;
    this.outcomes = outcomes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * In a transaction.
   *
   * @param sha256 of its bytes, in hex
   * @param by who sent it
   * @throws Problem when it is no such report
   */
  public Received receive(String sha256, byte[] text, String by, String traceId) {
    var known = reports.withHash(sha256);
    if (known.isPresent()) return new Received(known.get(), true, List.of());
    var read = StatusReport.read(new ByteArrayInputStream(text));
    var words = new ArrayList<Word>();
    var refused = new ArrayList<String>();
    int pending = 0;
    for (var line : read.lines())
      if (line.fate() == StatusReport.Fate.PENDING) pending++;
      else words.addAll(words(line, read.day(), refused));
    var heard = outcomes.hear(words, traceId);
    var tally = tally(heard, pending, refused);
    var id = new PayoutReportId(ids.next());
    var report = new Report(id, sha256, text, tally, by, traceId, clock.instant());
    if (reports.add(report)) return new Received(report, false, heard);
    // somebody sent the same at the same time: what it says is known by now
    return new Received(reports.withHash(sha256).orElseThrow(), true, List.of());
  }

  private List<Word> words(Line line, LocalDate day, List<String> refused) {
    return about(line, refused).stream().map(payout -> word(payout, line, day)).toList();
  }

  private static Word word(PayoutId payout, Line line, LocalDate day) {
    return line.fate() == StatusReport.Fate.SETTLED
        ? new Word.Settled(payout, day)
        : new Word.Returned(payout, line.reason(), day);
  }

  private List<PayoutId> about(Line line, List<String> refused) {
    try {
      if (!line.ofFile()) return List.of(PayoutId.of(line.name()));
      int dash = line.name().lastIndexOf('-');
      var batch = PayoutBatchId.of(line.name().substring(0, Math.max(dash, 0)));
      return payouts.sentWith(batch, Currency.of(line.name().substring(dash + 1)));
    } catch (IllegalArgumentException notOurs) {
      refused.add("'%s' names nothing of ours".formatted(shown(line.name())));
      return List.of();
    }
  }

  /** On one line, and not for ever. */
  private static String shown(String name) {
    var plain = name.replaceAll("\\p{Cntrl}", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }

  private static Tally tally(List<Heard> heard, int pending, List<String> strangers) {
    int settled = 0;
    int returned = 0;
    int already = 0;
    var refused = new ArrayList<>(strangers);
    for (var one : heard) {
      var outcome = one.outcome();
      if (outcome.isEmpty()) refused.add("There is no payout " + one.word().payout());
      else
        switch (outcome.get()) {
          case Outcome.Moved<?> _ when one.word() instanceof Word.Settled -> settled++;
          case Outcome.Moved<?> _ -> returned++;
          case Outcome.Already<?> _ -> already++;
          case Outcome.Refused<?> contradicted -> refused.add(contradicted.reason());
        }
    }
    var told = refused.stream().limit(MOST_REFUSED).toList();
    return new Tally(settled, returned, pending, already, told);
  }
}
