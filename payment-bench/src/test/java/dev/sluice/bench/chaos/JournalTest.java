package dev.sluice.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.chaos.Journal.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path directory;

  @Test
  void what_was_written_is_on_disk_at_once_and_read_again() throws Exception {
    Path file = directory.resolve("deep/journal.jsonl");
    Line asked = new Line("o-1", "o-1-pay", "/api/v1/payments", 0, Line.ASKED, "{\"a\":\"\\n\"}");
    Line told = new Line("o-1", "o-1-pay", "/api/v1/payments", 0, 202, "{}");
    try (Journal journal = Journal.create(file)) {
      journal.write(asked);
      assertThat(Files.readAllLines(file)).hasSize(1);
      journal.write(told);
    }
    try (var lines = Journal.read(file)) {
      assertThat(lines).containsExactly(asked, told);
    }
    assertThat(asked.acknowledges()).isFalse();
    assertThat(told.acknowledges()).isTrue();
  }

  @Test
  void many_write_at_once_and_none_is_lost() throws Exception {
    Path file = directory.resolve("journal.jsonl");
    try (Journal journal = Journal.create(file)) {
      List<Thread> threads = new ArrayList<>();
      for (int n = 0; n < 200; n++) {
        Line line = new Line("o-" + n, "k", "/", 0, 200, "{}");
        threads.add(Thread.startVirtualThread(() -> journal.write(line)));
      }
      for (Thread thread : threads) thread.join();
    }
    try (var lines = Journal.read(file)) {
      assertThat(lines.map(Line::order).distinct()).hasSize(200);
    }
  }
}
