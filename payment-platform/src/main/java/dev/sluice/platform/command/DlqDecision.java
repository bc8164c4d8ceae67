package dev.sluice.platform.command;

import dev.sluice.platform.door.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What is decided about which dead letters, and why. */
final class DlqDecision {

  @Mixin private DlqOptions options = new DlqOptions();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Of ./sluice dlq list: dl_...")
  private List<String> ids = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why: kept with the letter.")
  private String reason = "";

  /**
   * Decides about each letter; the first that is refused ends it.
   *
   * @param decision as the door calls it
   * @param sentence what to say after each
   */
  int make(Console console, String decision, Function<JsonNode, String> sentence)
      throws InterruptedException {
    var decided = new ArrayList<JsonNode>();
    try (Door door = options.door()) {
      for (String id : ids) {
        JsonNode letter =
            door.post(
                DlqOptions.HOME + "/" + Door.encoded(id) + "/" + decision,
                Map.of("reason", reason));
        decided.add(letter);
        if (!options.json()) console.out().println(sentence.apply(letter));
      }
    }
    if (options.json()) console.json(decided);
    return 0;
  }
}
