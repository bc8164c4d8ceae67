package dev.sluice.simulator.settlement;

import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.book.Page;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the PSP settled on some days, as CSV. */
public final class SettlementReport {
  private static final int PAGE = 10_000;

  private final Book book;

  public SettlementReport(Book book) {
    this.book = book;
  }

  /**
   * @param from first day, UTC
   * @param to last day
   * @param plants what is wrong with it: the first with the first capture, and so on
   */
  public byte[] of(LocalDate from, LocalDate to, List<Plant> plants) {
    Deque<Plant> left = new ArrayDeque<>(plants);
    var csv = new StringBuilder(Line.HEADER).append('\n');
    for (Line line : lines(from, to)) {
      List<String> rows =
          line.isCapture() && line.gross() > 1 && !left.isEmpty()
              ? left.remove().rows(line)
              : List.of(line.row());
      for (String row : rows) csv.append(row).append('\n');
    }
    if (!left.isEmpty())
      throw new Unreadable("there is no capture of more than one minor unit left for " + left);
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The report of a day in a currency. */
  public record Of(LocalDate day, String currency) implements Comparable<Of> {
    @Override
    public int compareTo(Of other) {
      int first = day.compareTo(other.day);
      return first != 0 ? first : currency.compareTo(other.currency);
    }
  }

  /**
   * What the PSP pays for each report, in minor units; negative when more goes back than comes.
   *
   * @param until last day
   */
  public SortedMap<Of, Long> nets(LocalDate until) {
    var nets = new TreeMap<Of, Long>();
    for (Line line : lines(LocalDate.EPOCH, until))
      nets.merge(
          new Of(line.date(), line.currency()),
          (line.isCapture() ? line.gross() : -line.gross()) - line.fee(),
          Long::sum);
    return nets;
  }

  /** Nothing was settled on these days. */
  public boolean isEmpty(LocalDate from, LocalDate to) {
    return lines(from, to).isEmpty();
  }

  private List<Line> lines(LocalDate from, LocalDate to) {
    var lines = new ArrayList<Line>();
    for (Long after = 0L; after != null; ) {
      Page page = book.page(after, PAGE);
      for (var done : page.operations()) {
        if (done.operation() != Operation.CAPTURE && done.operation() != Operation.REFUND) continue;
        Line line = Line.of(done);
        if (!line.date().isBefore(from) && !line.date().isAfter(to)) lines.add(line);
      }
      after = page.next();
    }
    return lines;
  }
}
