package dev.sluice.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.order.Viewer;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

  @TempDir Path directory;

  @Test
  void a_token_names_its_caller() throws IOException {
    var tokens =
        tokens("# comment\n\n  abc  payment:write   shop  till \ndef SELLER shop carl s-1\n");

    var writer = tokens.find("abc").orElseThrow();
    assertThat(writer.role()).isEqualTo(Role.PAYMENT_WRITE);
    assertThat(writer.client().value()).isEqualTo("shop");
    assertThat(writer.subject()).isEqualTo("till");
    assertThat(tokens.find("def").orElseThrow().seller()).contains(new SellerId("s-1"));
    assertThat(tokens.find("abcd")).isEmpty();
    assertThat(tokens.find("")).isEmpty();
  }

  @Test
  void each_role_sees_with_its_own_eyes() throws IOException {
    var tokens = tokens("w payment:write c x\nf FINANCE c x\ns SELLER c x s-1\n");

    assertThat(tokens.find("w").orElseThrow().viewer()).isInstanceOf(Viewer.OfClient.class);
    assertThat(tokens.find("f").orElseThrow().viewer()).isInstanceOf(Viewer.Everything.class);
    assertThat(tokens.find("s").orElseThrow().viewer())
        .isEqualTo(new Viewer.OfSeller(new SellerId("s-1")));
    assertThatThrownBy(() -> tokens.find("f").orElseThrow().ownSeller())
        .isInstanceOf(Problem.class);
  }

  @TestFactory
  Stream<DynamicTest> a_file_that_cannot_be_used_stops_the_boot_and_names_the_line() {
    return Stream.of(
            new String[] {"", "has no token"},
            new String[] {"# nothing\n", "has no token"},
            new String[] {"secret payment:write shop\n", "line 1: expected <token>"},
            new String[] {
              "secret payment:write shop till s-1\n", "line 1: only a token of role SELLER"
            },
            new String[] {"secret SELLER shop till\n", "line 1: a token of role SELLER needs"},
            new String[] {"\nsecret BOSS shop till\n", "line 2: the role has to be one of"},
            new String[] {
              "secret FINANCE shop a\nsecret ADMIN shop b\n", "line 2: the token stands"
            })
        .map(row ->
            DynamicTest.dynamicTest(
                row[1],
                () ->
                    assertThatThrownBy(() -> tokens(row[0]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("sluice.tokens-file")
                        .hasMessageContaining(row[1])
                        .hasMessageNotContaining("secret")));
  }

  @Test
  void a_missing_file_stops_the_boot() {
    assertThatThrownBy(() -> new Tokens(directory.resolve("none").toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sluice.tokens-file: cannot read");
    assertThatThrownBy(() -> new Tokens(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sluice.tokens-file is not set");
  }

  private Tokens tokens(String text) throws IOException {
    var file = directory.resolve("tokens");
    Files.writeString(file, text);
    return new Tokens(file.toString());
  }
}
