package dev.sluice.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MigrateTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void what_is_missing_or_unknown_is_named_and_shown_how_to_say() {
    assertThat(run("migrate")).isEqualTo(2);
    assertThat(said()).startsWith("migrate needs --url=").contains("usage: migrate");

    assertThat(run("migrate", "--url=jdbc:postgresql://x/y")).isEqualTo(2);
    assertThat(said()).startsWith("migrate needs --username=");

    assertThat(run("migrate", "--urll=jdbc:postgresql://x/y")).isEqualTo(2);
    assertThat(said()).startsWith("migrate does not know --urll");

    assertThat(run("migrate", "now")).isEqualTo(2);
    assertThat(said()).startsWith("migrate does not know now");
  }

  @Test
  void a_role_that_is_no_plain_name_is_refused() {
    assertThat(
            run("migrate", "--url=jdbc:postgresql://x/y", "--username=u", "--application-role=a;b"))
        .isEqualTo(2);
    assertThat(said()).contains("not a plain role name");
  }

  @Test
  void a_database_that_is_not_there_is_one_line() {
    assertThat(run("migrate", "--url=jdbc:postgresql://127.0.0.1:1/none", "--username=u"))
        .isEqualTo(1);
    assertThat(said().lines()).hasSize(1);
  }

  private int run(String... arguments) {
    said.reset();
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    return Migrate.run(arguments, stream, stream);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
