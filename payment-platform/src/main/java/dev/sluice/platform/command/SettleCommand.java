package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.load.Audit;
import dev.sluice.bench.load.AuditResult;
import dev.sluice.bench.settlement.SettlementFloor;
import dev.sluice.platform.door.Door;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.run.Stillness;
import dev.sluice.platform.token.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "settle",
    mixinStandardHelpOptions = true,
    description = {
      "Read a settlement report of the PSP: line,type,key,reference,gross,fee,currency,date.",
      "Every line is matched and booked, what does not fit is listed. The same file again changes",
      "nothing. Exit code 0 only if the books are clean."
    })
final class SettleCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Parameters(paramLabel = "FILE.csv", description = "The report.")
  private Path file = Path.of("");

  @Option(
      names = "--floor",
      description = "Measure also what the database alone takes for the same rows.")
  private boolean floor;

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  SettleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "Cannot read %s: name a settlement report of the PSP".formatted(file));
    }
    try (Session session = platform.open(console, "settle")) {
      return session.during(() -> settle(session));
    }
  }

  private int settle(Session session) throws InterruptedException {
    var at = session.endpoints();
    try (Door door = Door.of(platform.data(), Role.FINANCE, "a")) {
      var read = Settling.read(door, file, new Telling(console.progress()));
      Double ratio = floor && !read.known() ? ratio(read, session) : null;
      AuditResult audit = Audit.run(at.management(), Stillness.settleAfter(at.management()));
      if (json) console.out().println(json(read, ratio).set("audit", audit.json()));
      else print(read, ratio, audit);
      return audit.exitCode();
    }
  }

  private double ratio(Settling.Read read, Session session) {
    String url = BenchOptions.view(session.endpoints(), platform.data()).database();
    return SettlementFloor.seconds(url, read.id()) / read.seconds();
  }

  static ObjectNode json(Settling.Read read, @Nullable Double ratio) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    long lines = read.number("lines");
    json.put("lines", lines)
        .put("matched", read.number("matched"))
        .put("alreadyKnown", read.known() ? lines : read.number("alreadyKnown"));
    json.set("discrepancies", read.report().path("discrepancies"));
    json.put("unexplainedMinorUnits", read.number("unexplainedMinorUnits"))
        .put("seconds", Math.round(read.seconds() * 1000) / 1000.0)
        .put("floorRatio", ratio);
    return json;
  }

  private void print(Settling.Read read, @Nullable Double ratio, AuditResult audit) {
    var out = console.out();
    out.printf(
        Locale.ROOT,
        "%s: %d lines in %.1f s, %d fit, %d came before%s%n",
        read.id(),
        read.number("lines"),
        read.seconds(),
        read.number("matched"),
        read.known() ? read.number("lines") : read.number("alreadyKnown"),
        ratio == null ? "" : String.format(Locale.ROOT, "; %.2f of the floor", ratio));
    read.report()
        .path("discrepancies")
        .properties()
        .forEach(kind -> out.printf("  %-18s %d%n", kind.getKey(), kind.getValue().asLong(0)));
    out.printf("  %d minor units to explain%n", read.number("unexplainedMinorUnits"));
    audit.print(out);
  }
}
