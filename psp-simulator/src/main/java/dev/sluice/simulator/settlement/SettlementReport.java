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
