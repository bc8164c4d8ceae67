package dev.sluice.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  @TempDir Path directory;

  @Test
  void one_per_role_and_two_for_admin_and_finance() throws IOException {
    Tokens.in(file());
    assertThat(lines().stream().map(line -> line.substring(line.indexOf(' ') + 1)))
        .containsExactly(
            "payment:write local a",
            "payment:read local a",
            "FINANCE local a",
            "FINANCE local b",
            "ADMIN local a",
            "ADMIN local b");
    assertThat(lines().stream().map(line -> line.substring(0, line.indexOf(' '))).distinct())
        .hasSize(6)
        .allMatch(secret -> secret.matches("slc_[0-9a-f]{48}"));
  }

  @Test
  void only_the_owner_may_read_them() throws IOException {
    Tokens.in(file());
    assertThat(mode()).isEqualTo("rw-------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    Tokens.in(file());
    assertThat(mode()).isEqualTo("rw-------");
    Tokens.in(file()).ofSeller("s-1");
    assertThat(mode()).isEqualTo("rw-------");
  }

  @Test
  void they_stay_the_same_between_starts() throws IOException {
    String first = Tokens.in(file()).of(Role.ADMIN, "b");
    List<String> before = lines();
    assertThat(Tokens.in(file()).of(Role.ADMIN, "b")).isEqualTo(first);
    assertThat(lines()).isEqualTo(before);
  }

  @Test
  void a_seller_gets_one_when_first_asked_for_and_the_same_later() throws IOException {
    String token = Tokens.in(file()).ofSeller("s-1");
    assertThat(Tokens.in(file()).ofSeller("s-1")).isEqualTo(token);
    assertThat(Tokens.in(file()).ofSeller("s-2")).isNotEqualTo(token);
    assertThat(lines()).contains(token + " SELLER local s-1 s-1");
  }

  @Test
  void what_somebody_wrote_into_the_file_stays() throws IOException {
    Files.writeString(file(), "# mine\nmy-own-token payment:write shop x");
    String minted = Tokens.in(file()).of(Role.WRITE, "a");
    assertThat(minted).startsWith("slc_");
    assertThat(Files.readString(file()))
        .startsWith("# mine\nmy-own-token payment:write shop x\n" + minted);
  }

  @Test
  void a_person_or_seller_that_cannot_be_is_refused() {
    Tokens tokens = Tokens.in(file());
    assertThatThrownBy(() -> tokens.of(Role.ADMIN, "c"))
        .hasMessage("Role ADMIN has no 'c', only a, b");
    assertThatThrownBy(() -> tokens.of(Role.WRITE, "b"))
        .hasMessage("Role payment:write has no 'b', only a");
    assertThatThrownBy(() -> tokens.of(Role.SELLER, "a")).hasMessageContaining("--seller");
    for (String wrong : List.of("", "two words", "line\nbreak", "x".repeat(65))) {
      assertThatThrownBy(() -> tokens.ofSeller(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_token_is_not_in_what_is_printed_of_it() {
    assertThat(Token.parse("secret ADMIN local a").orElseThrow().toString())
        .doesNotContain("secret");
  }

  private Path file() {
    return directory.resolve("tokens");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file()).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
  }
}
