package dev.sluice.platform.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "pay",
    mixinStandardHelpOptions = true,
    description = {
      "Pay the orders of a file: order_id,buyer_id,seller_id,amount_minor,currency[,captures][,refunds].",
      "Rows of one order are one payment. The same file again pays nothing twice.",
      "captures, once authorized: 600+400, 600+void, void, or wait; empty is all at once.",
      "refunds, once captured: 300+700, 300+all, or all; empty is none."
    })
final class PayCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LoadOptions load = new LoadOptions();

  @Parameters(paramLabel = "FILE.csv", description = "The orders.")
  private Path file = Path.of("");

  PayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "Cannot read %s: name a CSV file of orders".formatted(file));
    }
    return load.run(console, "pay", Optional.of(file), 0, (_, _, _) -> true);
  }
}
