package dev.sluice.service.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.common.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400);
  private static final byte[] BODY = "{\"eventId\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  @TempDir Path dir;
  private Path file;
  private Signatures signatures;

  @BeforeEach
  void secret() throws IOException {
    file = Files.writeString(dir.resolve("secret"), "whsec_of_the_tests\n");
    signatures = new Signatures(file, TOLERANCE);
  }

  @Test
  void what_is_signed_now_is_taken() {
    var header = Signing.header(BODY, NOW);
    for (var now : List.of(NOW, NOW.plus(TOLERANCE), NOW.minus(TOLERANCE)))
      assertThatCode(() -> signatures.check(header, BODY, now)).doesNotThrowAnyException();
  }

  @Test
  void what_is_signed_long_ago_or_by_a_clock_that_is_ahead_is_refused() {
    var header = Signing.header(BODY, NOW);
    for (var now :
        List.of(NOW.plus(TOLERANCE).plusSeconds(1), NOW.minus(TOLERANCE).minusSeconds(1)))
      assertThatThrownBy(() -> signatures.check(header, BODY, now))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("of another time");
  }

  @Test
  void whatever_was_changed_is_noticed() {
    var header = Signing.header(BODY, NOW);
    var other = "{\"eventId\":\"evt_2\"}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> signatures.check(header, other, NOW)).isInstanceOf(Problem.class);
    var later = header.replaceFirst("t=[0-9]+", "t=" + (NOW.getEpochSecond() + 1));
    assertThatThrownBy(() -> signatures.check(later, BODY, NOW)).isInstanceOf(Problem.class);
    for (var bad :
        new String[] {
          null,
          "",
          "nonsense",
          "t=1",
          "v1=00",
          header + "0",
          header.replace("v1", "v0"),
          "t=-1,v1=" + "0".repeat(64)
        })
      assertThatThrownBy(() -> signatures.check(bad, BODY, NOW))
          .as(bad)
          .isInstanceOf(Problem.class);
  }

  @Test
  void a_secret_that_is_missing_or_too_short_is_named() throws IOException {
    assertThatThrownBy(() -> new Signatures(dir.resolve("none"), TOLERANCE))
        .hasMessageContaining("sluice.psp.webhooks.secret-file");
    Files.writeString(file, "short");
    assertThatThrownBy(() -> new Signatures(file, TOLERANCE)).hasMessageContaining("at least 16");
  }
}
