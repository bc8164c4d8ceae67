package dev.sluice.platform.command;

import dev.sluice.bench.chaos.Chaos;
import dev.sluice.bench.chaos.ChaosRequest;
import dev.sluice.bench.chaos.ChaosResult;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.token.Role;
import dev.sluice.platform.token.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Kill, pause and empty everything while payments are made, then hold what was acknowledged against what happened.",
      "Two instances of each application and a PSP of profile normal, unless said otherwise; --seed also orders the faults.",
      "Exit code 0 only if nothing was lost or doubled and the audit is clean."
    })
final class ChaosCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "10",
      description = "How long (default: ${DEFAULT-VALUE}; 0.5 is half a minute).")
  private double minutes;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Payments per second, the whole time (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  ChaosCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
    ChaosRequest.checked(length, rate);
    try (Session session = platform.mortal(console, "chaos")) {
      ChaosRequest request = request(session.endpoints(), length);
      SupervisedMachines machines = new SupervisedMachines(platform.data(), session.endpoints());
      ChaosResult result = session.during(() -> Chaos.run(request, machines));
      if (json) console.out().println(result.toJson());
      else result.print(console.out());
      result.printTroubles(console.progress());
      return result.exitCode();
    }
  }

  private ChaosRequest request(Endpoints at, Duration length) {
    Tokens tokens = BenchOptions.tokens(at, platform.data());
    Path journal =
        platform.data().chaos().resolve("journal-%d.jsonl".formatted(System.currentTimeMillis()));
    console.progress().printf("Every acknowledgement is in %s%n", journal);
    return new ChaosRequest(
        length,
        platform.seed(),
        rate,
        at.services().stream().map(Endpoints.Service::api).toList(),
        at.management(),
        at.psp(),
        at.postgres().url(),
        tokens.of(Role.WRITE, "a"),
        tokens.of(Role.FINANCE, "a"),
        journal,
        platform.data().faults(),
        console.progress());
  }
}
