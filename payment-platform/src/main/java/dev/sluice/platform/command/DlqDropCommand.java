package dev.sluice.platform.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description = "Drop dead letters that need nothing.")
final class DlqDropCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DlqOptions options = new DlqOptions();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Of ./sluice dlq list: dl_...")
  private List<String> ids = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why: kept with the letter.")
  private String reason = "";

  DlqDropCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var decided = new ArrayList<JsonNode>();
    options.decide(
        ids,
        "drop",
        reason,
        letter -> {
          decided.add(letter);
          if (!options.json())
            console.out().printf("%s is dropped%n", DlqOptions.text(letter, "/id"));
        });
    if (options.json()) console.json(decided);
    return 0;
  }
}
