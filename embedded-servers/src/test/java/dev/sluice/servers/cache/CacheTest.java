package dev.sluice.servers.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  @TempDir Path root;

  @Test
  void a_directory_is_filled_once() {
    AtomicInteger fills = new AtomicInteger();
    Cache cache = new Cache(root);
    Cache.Filler filler =
        d -> Files.writeString(d.resolve("content"), "fill " + fills.incrementAndGet());
    assertThat(cache.directory("thing-1", filler).resolve("content")).hasContent("fill 1");
    assertThat(cache.directory("thing-1", filler).resolve("content")).hasContent("fill 1");
    assertThat(cache.directory("thing-2", filler).resolve("content")).hasContent("fill 2");
  }

  @Test
  void two_that_fill_at_once_use_what_the_first_made_and_leave_nothing_else() throws Exception {
    CyclicBarrier bothFilling = new CyclicBarrier(2);
    Cache.Filler filler =
        directory -> {
          Files.writeString(directory.resolve("content"), "whole");
          meet(bothFilling);
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> new Cache(root).directory("thing", filler));
      var other = threads.submit(() -> new Cache(root).directory("thing", filler));
      assertThat(one.get()).isEqualTo(other.get()).isDirectoryContaining("glob:**content");
    }
    try (Stream<Path> entries = Files.list(root)) {
      assertThat(entries).containsExactly(root.resolve("thing"));
    }
  }

  @Test
  void a_fill_that_fails_leaves_nothing_and_says_what_to_do() {
    assertThatThrownBy(() ->
            new Cache(root)
                .directory(
                    "thing",
                    d -> {
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("SLUICE_CACHE");
    assertThat(root).isEmptyDirectory();
  }

  private static void meet(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
