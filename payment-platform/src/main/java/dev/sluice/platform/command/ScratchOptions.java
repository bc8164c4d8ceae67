package dev.sluice.platform.command;

import dev.sluice.bench.order.MadeUpOrders.Sellers;
import dev.sluice.platform.data.DataDirectory;
import java.io.PrintStream;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What measurements on a platform of their own have in common. */
final class ScratchOptions {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  @Option(
      names = "--sellers",
      paramLabel = "SHAPE",
      defaultValue = "two",
      description = "Sellers of a payment: two, or mixed (default: ${DEFAULT-VALUE}).")
  private Sellers sellers = Sellers.TWO;

  DataDirectory data() {
    return data.directory();
  }

  Sellers sellers() {
    return sellers;
  }

  void tell(Console console, ObjectNode result, Consumer<PrintStream> print) {
    if (json) console.out().println(result);
    else print.accept(console.out());
  }
}
