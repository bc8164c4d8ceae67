package dev.sluice.platform.command;

import dev.sluice.platform.door.Door;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

@Command(
    name = "resend",
    mixinStandardHelpOptions = true,
    description = {
      "For a broker that lost its data: send again what left the outbox since a time.",
      "Every consumer knows what it has handled and sends its news again; only what is missing changes.",
      "Too early a time costs work, too late a time leaves gaps: take an earlier one."
    })
final class ResendCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      required = true,
      description = "2026-01-31T12:00:00Z, or so long ago: 90s, 45m, 1h30m.")
  private Instant since = Instant.EPOCH;

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  ResendCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Door door = Door.management(data.directory())) {
      JsonNode answer = door.post("/resend", Map.of("since", since.toString()));
      if (json) console.json(answer);
      else
        console
            .out()
            .printf(
                "%d rows sent since %s are sent again; ./sluice audit says when all is done%n",
                answer.path("rows").asLong(), since);
      return 0;
    }
  }

  /** A time, or how long ago it was. */
  static Instant since(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noTime) {
      try {
        return Instant.now().minus(Durations.parse(text));
      } catch (TypeConversionException neither) {
        throw new TypeConversionException(
            "'%s' is no time: write 2026-01-31T12:00:00Z, or how long ago, such as 45m"
                .formatted(text));
      }
    }
  }
}
