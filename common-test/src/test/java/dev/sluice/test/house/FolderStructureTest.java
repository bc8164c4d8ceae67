package dev.sluice.test.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStructureTest {
  @TempDir Path repository;

  @BeforeEach
  void a_repository_of_two_modules() throws IOException {
    write("pom.xml", "<module>payment-domain</module><module>other</module>");
    write("payment-domain/pom.xml", "<description>The money path</description>");
    write("other/pom.xml", "<description>Something else</description>");
    room("payment-domain", "domain.money", "Money, never {@code double}. It has a currency.");
  }

  @Test
  void a_room_is_a_link_and_a_sentence() {
    assertThat(FolderStructure.of(repository).rendered())
        .contains("## payment-domain\n\nThe money path.\n")
        .contains(
            "| [money](../payment-domain/src/main/java/dev/sluice/domain/money)"
                + " | Money, never `double`. |")
        .contains("## other\n\nSomething else.\n");
  }

  @Test
  void a_package_in_two_modules_is_seen() throws IOException {
    assertThat(FolderStructure.of(repository).splitPackages()).isEmpty();
    room("other", "domain.money", "Money again.");
    assertThat(FolderStructure.of(repository).splitPackages())
        .containsExactly("dev.sluice.domain.money lies in payment-domain and in other");
  }

  private void room(String module, String room, String doc) throws IOException {
    write(
        module + "/src/main/java/dev/sluice/" + room.replace('.', '/') + "/package-info.java",
        "/** " + doc + " */\npackage dev.sluice." + room + ";\n");
  }

  private void write(String file, String text) throws IOException {
    var path = repository.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
