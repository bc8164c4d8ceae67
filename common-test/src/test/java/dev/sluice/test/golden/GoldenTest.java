package dev.sluice.test.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir Path repository;
  Golden golden;

  @BeforeEach
  void at_an_empty_repository() {
    golden = new Golden(repository, false);
  }

  @Test
  void the_same_text_is_silent() throws IOException {
    Files.writeString(repository.resolve("a.md"), "one\ntwo\n");
    assertThatCode(() -> golden.compare("a.md", "one\ntwo", "ATest")).doesNotThrowAnyException();
  }

  @Test
  void another_text_fails_with_the_difference_and_the_way_out() throws IOException {
    Files.writeString(repository.resolve("a.md"), "one\ntwo\nthree\n");
    assertThatThrownBy(() -> golden.compare("a.md", "one\n2\nthree\n", "ATest"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a.md does not say what the code says")
        .hasMessageContaining("-two\n+2\n")
        .hasMessageContaining("-Dtest=ATest")
        .hasMessageContaining("-Dgolden=rewrite");
  }

  @Test
  void a_missing_file_fails() {
    assertThatThrownBy(() -> golden.compare("docs/a.md", "one", "ATest"))
        .hasMessageContaining("docs/a.md is missing")
        .hasMessageContaining("+one");
  }

  @Test
  void a_missing_line_end_is_a_difference() throws IOException {
    Files.writeString(repository.resolve("a.md"), "one");
    assertThatThrownBy(() -> golden.compare("a.md", "one", "ATest"))
        .hasMessageContaining("end of a line");
  }

  @Test
  void rewriting_writes_the_file_and_its_directory() throws IOException {
    new Golden(repository, true).compare("docs/a.md", "one", "ATest");
    assertThat(repository.resolve("docs/a.md")).hasContent("one\n");
    assertThatCode(() -> golden.compare("docs/a.md", "one", "ATest")).doesNotThrowAnyException();
  }

  @Test
  void the_repository_is_found_from_a_module() {
    assertThat(Repository.root().resolve("common-test/pom.xml")).exists();
  }
}
