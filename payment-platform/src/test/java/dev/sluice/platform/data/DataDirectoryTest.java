package dev.sluice.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path root;

  @Test
  void beginning_anew_removes_what_is_ours_and_nothing_else() throws IOException {
    DataDirectory data = new DataDirectory(root);
    Path foreign = Files.writeString(root.resolve("holiday.jpg"), "sea");
    Files.createDirectories(data.servers().resolve("postgres/data"));
    Files.createDirectories(data.identity());
    Files.writeString(data.secrets(), "{}");
    Files.writeString(data.endpoints(), "{}");
    data.wipe();
    assertThat(root).isDirectoryContaining(path -> path.equals(foreign));
    assertThat(data.servers()).doesNotExist();
    assertThat(data.identity()).doesNotExist();
    assertThat(data.endpoints()).doesNotExist();
  }

  @Test
  void one_command_at_a_time() {
    DataDirectory data = new DataDirectory(root);
    try (var lock = data.tryLock().orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(data.tryLock()).isEmpty();
    }
    data.tryLock().orElseThrow().close();
  }
}
