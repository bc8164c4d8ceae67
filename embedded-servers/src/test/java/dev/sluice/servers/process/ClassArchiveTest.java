package dev.sluice.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir Path directory;

  @Test
  void it_is_made_by_a_program_that_was_stopped_and_taken_by_the_next() throws IOException {
    run(ClassArchive.useOrMake(directory, "classes")).stop();
    assertThat(archives()).hasSize(1).allMatch(name -> name.startsWith("classes"));
    assertThat(ClassArchive.useOrMake(directory, "classes").options().getFirst())
        .startsWith("-XX:AOTCache=");
    ChildProcess next = run(ClassArchive.use(directory, "classes"));
    next.stop();
    assertThat(Files.readString(next.log())).doesNotContain("error");
  }

  @Test
  void a_killed_program_leaves_none() throws IOException {
    run(ClassArchive.useOrMake(directory, "classes")).kill();
    assertThat(archives()).isEmpty();
    assertThat(ClassArchive.useOrMake(directory, "classes").options().getFirst())
        .startsWith("-XX:AOTCacheOutput=");
  }

  @Test
  void who_only_uses_one_makes_none() throws IOException {
    run(ClassArchive.use(directory, "classes")).stop();
    assertThat(archives()).isEmpty();
  }

  private ChildProcess run(ClassArchive archive) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(archive.options());
    // A program that every JDK has.
    words.addAll(
        List.of("-m", "jdk.httpserver", "-p", "0", "-b", "127.0.0.1", "-d", directory.toString()));
    ChildProcess child = ChildProcess.start(Command.of("web", directory, words).keeping(archive));
    Awaitility.await().until(() -> Files.readString(child.log()).contains("URL http"));
    return child;
  }

  private List<String> archives() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("classes") && name.endsWith(".aot"))
          .toList();
    }
  }
}
