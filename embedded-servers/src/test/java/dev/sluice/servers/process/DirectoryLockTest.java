package dev.sluice.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path directory;

  @Test
  void one_at_a_time_and_free_again_after_close() {
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      assertThat(lock).isNotNull();
      assertThat(DirectoryLock.tryTake(directory)).isEmpty();
      assertThatThrownBy(() -> DirectoryLock.take(directory))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining(directory + " is in use by another process");
    }
    DirectoryLock.take(directory).close();
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> DirectoryLock.take(file.resolve("below")))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("Cannot write in " + file.resolve("below"));
  }
}
