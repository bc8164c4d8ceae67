package dev.sluice.platform.command;

import dev.sluice.platform.doctor.Check;
import dev.sluice.platform.doctor.Doctor;
import dev.sluice.servers.cache.Cache;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Look whether this machine can run a platform, and say what to do where it cannot.")
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Check> checks = new Doctor(data.directory(), Cache.ofUser()).look();
    if (json) {
      console.json(Map.of("checks", checks));
    } else {
      checks.forEach(check ->
          console
              .out()
              .printf(
                  "  %-8s %-15s %s%n",
                  check.result().name().toLowerCase(Locale.ROOT),
                  check.subject(),
                  check.finding()));
    }
    return checks.stream().anyMatch(check -> check.result() == Check.Result.WRONG) ? 1 : 0;
  }
}
