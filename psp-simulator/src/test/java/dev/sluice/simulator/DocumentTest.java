package dev.sluice.simulator;

import dev.sluice.simulator.conduct.Behaviour;
import dev.sluice.simulator.conduct.DeclineReasons;
import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.conduct.Setting;
import dev.sluice.simulator.conduct.TestTokens;
import dev.sluice.simulator.psp.Count;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.settlement.Plant;
import dev.sluice.test.golden.Golden;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentTest {
  @Test
  void the_document_says_what_the_code_does() throws IOException {
    try (var template =
        Objects.requireNonNull(getClass().getResourceAsStream("/psp-simulator.md"))) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Golden.holds(
          "docs/psp-simulator.md",
          text.replace("{{profiles}}", profiles())
              .replace("{{tokens}}", tokens())
              .replace("{{reasons}}", reasons())
              .replace("{{plants}}", plants())
              .replace("{{counts}}", counts()));
    }
  }

  private static String profiles() {
    String head =
        Stream.of(Profile.values())
            .map(profile -> profile.wireName() + " (" + profile.meaning() + ")")
            .collect(Collectors.joining(" | ", "| setting | ", " | meaning |\n"));
    String rows =
        Stream.of(Setting.values())
            .map(setting ->
                Stream.of(Profile.values())
                    .map(profile -> plain(setting.in(profile)))
                    .collect(
                        Collectors.joining(
                            " | ",
                            "| `" + setting.wireName() + "` | ",
                            " | " + setting.meaning() + " |")))
            .collect(Collectors.joining("\n"));
    return head + "|---|--:|--:|--:|--:|---|\n" + rows;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String tokens() {
    String rows =
        Stream.of(Behaviour.values())
            .map(behaviour ->
                "| `%s` | %s | %s | %s |"
                    .formatted(
                        behaviour.suffix(),
                        Stream.of(Operation.values())
                            .map(operation -> TestTokens.token(operation, behaviour))
                            .filter(Objects::nonNull)
                            .map(token -> "`" + token + "`")
                            .collect(Collectors.joining(" ")),
                        behaviour.everyRequest() ? "every" : "first",
                        behaviour.meaning()))
            .collect(Collectors.joining("\n"));
    return "| behaviour | tokens | which requests of a key | what happens |\n|---|---|---|---|\n"
        + rows;
  }

  private static String reasons() {
    return Stream.of(Operation.values())
        .map(operation ->
            DeclineReasons.of(operation).stream()
                .collect(Collectors.joining("`, `", "- " + operation.wireName() + ": `", "`")))
        .collect(Collectors.joining("\n"));
  }

  private static String plants() {
    return Stream.of(Plant.values())
        .map(plant -> "- `" + plant.name() + "`: " + plant.meaning())
        .collect(Collectors.joining("\n"));
  }

  private static String counts() {
    return Arrays.stream(Count.values())
        .map(count -> "`" + count.wireName() + "`")
        .collect(Collectors.joining(", "));
  }
}
