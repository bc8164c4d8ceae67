package dev.sluice.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The file that says which process runs on a directory: pid and start time, since a pid alone may
 * by now be somebody else. The caller holds the directory's lock, so a process found here has lost
 * its JVM and is about to end.
 */
record ProcessRecord(Path file) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration KILLED = Duration.ofSeconds(2);
  private static final Duration SAME_START = Duration.ofSeconds(2);

  static ProcessRecord of(Path file) {
    return new ProcessRecord(file);
  }

  void write(ProcessHandle process) throws IOException {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    Files.writeString(file, process.pid() + " " + started + "\n");
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A stale record is harmless: it is compared with the start time of the process it names.
    }
  }

  /**
   * Waits for the process of a JVM that died to end; kills it when it does not. It is asked as
   * well: its wrapper, which should, may have died too.
   */
  void endLeftover() throws IOException {
    Optional<ProcessHandle> leftover = read();
    if (leftover.isEmpty()) return;
    ProcessHandle process = leftover.get();
    process.destroy();
    if (!ends(process, PATIENCE)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      ends(process, KILLED);
    }
  }

  private static boolean ends(ProcessHandle process, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && System.nanoTime() < end) Pause.briefly();
    return !process.isAlive();
  }

  private Optional<ProcessHandle> read() throws IOException {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(p -> p.info().startInstant().filter(s -> near(s, started)).isPresent());
    } catch (NoSuchFileException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static boolean near(Instant a, Instant b) {
    return Duration.between(a, b).abs().compareTo(SAME_START) <= 0;
  }
}
