package dev.sluice.platform.command;

import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.control.Overview;
import dev.sluice.platform.supervision.PartStatus;
import dev.sluice.platform.supervision.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show the parts of the platform that is up. Exit code 0 only if all of them are.")
final class StatusCommand implements Callable<Integer> {
  private static final Overview NOT_UP = new Overview(false, "", List.of(), List.of());

  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Overview> overview = new ControlClient(data.directory()).look();
    if (json) {
      console.json(overview.orElse(NOT_UP));
    } else {
      overview.ifPresentOrElse(
          this::print,
          () ->
              console
                  .out()
                  .printf(
                      "Nothing is up on %s; ./sluice up starts it.%n", data.directory().root()));
    }
    return overview.filter(StatusCommand::allUp).isPresent() ? 0 : 1;
  }

  private static boolean allUp(Overview overview) {
    return overview.ready() && overview.parts().stream().allMatch(part -> part.state() == State.UP);
  }

  private void print(Overview overview) {
    console
        .out()
        .printf(
            "%s by ./sluice %s with %s%n",
            overview.ready() ? "Up" : "Being started",
            overview.command(),
            String.join(" ", overview.options()));
    overview.parts().forEach(this::print);
  }

  private void print(PartStatus part) {
    Duration since = Duration.between(part.since(), Instant.now());
    String pid = part.pid().isPresent() ? "pid " + part.pid().getAsLong() : "";
    String deaths =
        part.deaths() == 0
            ? ""
            : ", died " + part.deaths() + (part.deaths() == 1 ? " time" : " times");
    console
        .out()
        .printf(
            "  %-12s %-10s for %6d s  %-10s %s%s%n",
            part.name(),
            part.state().name().toLowerCase(Locale.ROOT),
            since.toSeconds(),
            pid,
            part.address(),
            deaths);
    if (!part.reason().isEmpty()) console.out().printf("  %-12s last: %s%n", "", part.reason());
  }
}
