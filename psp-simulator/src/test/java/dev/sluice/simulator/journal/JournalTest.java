package dev.sluice.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path dir;
  private final List<String> notes = new ArrayList<>();

  @Test
  void what_was_synced_is_replayed_in_order() throws Exception {
    assertThat(session("{\"a\":1}", "{\"a\":2}")).isEmpty();
    assertThat(session("{\"a\":3}")).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(session()).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
    assertThat(notes).isEmpty();
  }

  @Test
  void a_last_line_torn_anywhere_is_cut_off_with_a_note_and_the_rest_stays() throws Exception {
    session("{\"a\":1}", "{\"a\":2}");
    byte[] whole = Files.readAllBytes(file());
    int lineLength = whole.length / 2;
    for (int length = lineLength + 1; length < whole.length; length++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      notes.clear();
      assertThat(session("{\"a\":3}")).containsExactly("{\"a\":1}");
      assertThat(notes).singleElement().asString().contains("torn last record");
      assertThat(session()).containsExactly("{\"a\":1}", "{\"a\":3}");
    }
  }

  @Test
  void zeros_at_the_end_are_a_torn_end() throws Exception {
    session("{\"a\":1}");
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), java.util.Arrays.copyOf(whole, whole.length + 4096));
    assertThat(session()).containsExactly("{\"a\":1}");
    assertThat(Files.size(file())).isEqualTo(whole.length);
  }

  @Test
  void a_changed_line_in_the_middle_is_damage_and_nothing_starts_on_it() throws Exception {
    session("{\"a\":1}", "{\"a\":2}");
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("\"a\":1", "\"a\":9"));
    assertThatThrownBy(this::session)
        .isInstanceOf(DamagedJournal.class)
        .hasMessageContaining("damaged after line 0");
    assertThat(Files.readString(file())).hasSameSizeAs(text);
  }

  @Test
  void a_directory_has_one_holder() throws Exception {
    try (var _ = DataDirectory.lock(dir)) {
      assertThatThrownBy(() -> DataDirectory.lock(dir))
          .isInstanceOf(DataDirectory.InUse.class)
          .hasMessageContaining(
              "is in use by another psp-simulator (pid " + ProcessHandle.current().pid());
    }
    DataDirectory.lock(dir).close();
  }

  @Test
  void many_writers_each_find_their_record_synced() throws Exception {
    try (var directory = DataDirectory.lock(dir);
        var journal = open(directory, new ArrayList<>());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 2_000)
          .mapToObj(i ->
              threads.submit(() -> {
                journal.awaitSynced(journal.append(json("{\"i\":" + i + "}")));
                return null;
              }))
          .toList()
          .forEach(JournalTest::join);
      // Not closed yet: what is in the file now is there by sync alone.
      assertThat(Files.readAllLines(file())).hasSize(2_000);
    }
    assertThat(session()).hasSize(2_000).doesNotHaveDuplicates();
  }

  private static void join(java.util.concurrent.Future<?> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Opens, appends, closes; what was there before comes back. */
  private List<String> session(String... records) throws IOException, InterruptedException {
    var replayed = new ArrayList<String>();
    try (var directory = DataDirectory.lock(dir);
        var journal = open(directory, replayed)) {
      for (String record : records) journal.awaitSynced(journal.append(json(record)));
    }
    return replayed;
  }

  private Journal open(DataDirectory directory, List<String> replayed) throws IOException {
    return new Journal(
        directory,
        bytes -> replayed.add(new String(bytes, StandardCharsets.UTF_8)),
        notes::add,
        e -> {
          throw new AssertionError(e);
        });
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path file() {
    return dir.resolve("journal.jsonl");
  }
}
