package dev.sluice.platform.command;

import dev.sluice.bench.rate.PaymentsRequest;
import dev.sluice.bench.rate.PaymentsResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "payments",
    mixinStandardHelpOptions = true,
    description = {
      "Payments that arrive whether or not earlier ones are answered: how many are borne, how quick, at what cost.",
      "Without --rate the highest one is looked for that can be borne, and half of it is run for the times."
    })
final class BenchPaymentsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private BenchOptions bench = new BenchOptions();
  @Mixin private RateOptions rate = new RateOptions();

  BenchPaymentsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    PaymentsRequest request = rate.request(bench.platform().seed());
    return bench.run(
        console,
        "payments",
        (platform, telling) -> RateOptions.measured(request, platform, telling),
        PaymentsResult::print,
        PaymentsResult::json);
  }
}
