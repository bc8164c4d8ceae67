package dev.sluice.simulator.settlement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Writes the report of every day that is over, once: {@code settlement-2026-11-20.csv}. */
public final class DailyReports implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** A PSP that was away for longer sends the rest when asked. */
  private static final int MOST_DAYS = 31;

  private final SettlementReport report;
  private final Path directory;
  private final InstantSource clock;
  private final Consumer<String> notes;
  private final Thread writer;

  public DailyReports(
      SettlementReport report, Path directory, InstantSource clock, Consumer<String> notes) {
    this.report = report;
    this.directory = directory;
    this.clock = clock;
    this.notes = notes;
    this.writer = Thread.ofVirtual().name("daily-reports").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        try {
          writeDue();
        } catch (IOException | UncheckedIOException e) {
          notes.accept("cannot write a settlement report: " + e);
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void writeDue() throws IOException {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (var day = today.minusDays(MOST_DAYS); day.isBefore(today); day = day.plusDays(1)) {
      var file = directory.resolve("settlement-" + day + ".csv");
      if (Files.exists(file) || report.isEmpty(day, day)) continue;
      Files.createDirectories(directory);
      var unfinished = Files.createTempFile(directory, "unfinished", ".csv");
      Files.write(unfinished, report.of(day, day, List.of()));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      notes.accept("wrote " + file);
    }
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
