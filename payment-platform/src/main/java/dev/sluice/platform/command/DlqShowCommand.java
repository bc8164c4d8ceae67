package dev.sluice.platform.command;

import dev.sluice.platform.door.Door;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a dead letter with its record and what was decided about it.")
final class DlqShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DlqOptions options = new DlqOptions();

  @Parameters(paramLabel = "ID", description = "Of ./sluice dlq list: dl_...")
  private String id = "";

  DlqShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Door door = options.door()) {
      JsonNode letter = door.get(DlqOptions.HOME + "/" + Door.encoded(id), Map.of());
      if (options.json()) console.json(letter);
      else DlqOptions.print(console, letter);
      return 0;
    }
  }
}
