package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.settlement.MadeUpSettlement;
import dev.sluice.bench.settlement.SettlementFloor;
import dev.sluice.platform.door.Door;
import dev.sluice.platform.token.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "settlement",
    mixinStandardHelpOptions = true,
    description = {
      "How long a settlement report of so many lines takes, and what of that is the database's.",
      "On a platform of its own below the data directory."
    })
final class BenchSettlementCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ScratchOptions options = new ScratchOptions();

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many lines (default: ${DEFAULT-VALUE}).")
  private int lines;

  BenchSettlementCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (lines < 1) throw new IllegalArgumentException("--lines must be at least 1");
    ObjectNode result =
        Scratch.with(
            console,
            options.data(),
            "settlement",
            ground -> measure(ground.platform().database(), ground.telling()));
    options.tell(console, result, out -> print(result, out));
    return 0;
  }

  private ObjectNode measure(String database, Telling telling) throws InterruptedException {
    Path report = report();
    try (Door door = Door.of(Scratch.directory(options.data()), Role.FINANCE, "a")) {
      telling.say("%d captures are written down", lines);
      MadeUpSettlement.write(database, 1, lines, report);
      var read = Settling.read(door, report, telling);
      double floor = SettlementFloor.seconds(database, read.id());
      return SettleCommand.json(read, floor / read.seconds())
          .put("floorSeconds", Math.round(floor * 1000) / 1000.0)
          .put("linesPerSecond", Math.round(lines / read.seconds()));
    } finally {
      delete(report);
    }
  }

  private static Path report() {
    try {
      return Files.createTempFile("sluice-settlement-", ".csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(ObjectNode result, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "Settlement%n  %d lines in %.1f s, %d/s; the database alone takes %.1f s, %.2f of it%n",
        result.path("lines").asLong(0),
        result.path("seconds").asDouble(0),
        result.path("linesPerSecond").asLong(0),
        result.path("floorSeconds").asDouble(0),
        result.path("floorRatio").asDouble(0));
  }
}
