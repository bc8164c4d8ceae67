package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.load.Audit;
import dev.sluice.bench.load.AuditResult;
import dev.sluice.platform.door.Door;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.run.Stillness;
import dev.sluice.platform.token.Role;
import dev.sluice.servers.process.ServerFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "payout",
    mixinStandardHelpOptions = true,
    description = {
      "Pay all sellers whose turn it is what is available to them, and write the payment files of",
      "the bank: pain.001, one per currency. Whoever was not paid is counted with the reason.",
      "Exit code 0 only if the books are clean."
    })
final class PayoutCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** Longer than anything a page of sellers takes. */
  private static final Duration STUCK = Duration.ofMinutes(2);

  private final Console console;

  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Keep the payment files in this directory.")
  private @Nullable Path directory;

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  PayoutCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (directory != null && !Files.isDirectory(directory))
      throw new IllegalArgumentException(directory + " is no directory: make it first");
    try (Session session = platform.open(console, "payout")) {
      return session.during(() -> payOut(session));
    }
  }

  private int payOut(Session session) throws InterruptedException {
    var at = session.endpoints();
    try (Door door = Door.of(platform.data(), Role.FINANCE, "a")) {
      JsonNode batch = done(door);
      var files = files(door, batch);
      AuditResult audit = Audit.run(at.management(), Stillness.settleAfter(at.management()));
      if (json) console.out().println(json(batch, files).set("audit", audit.json()));
      else print(batch, files, audit);
      return audit.exitCode();
    }
  }

  private JsonNode done(Door door) throws InterruptedException {
    var telling = new Telling(console.progress());
    JsonNode batch = door.post("/payouts/batches", Map.of());
    long begun = System.nanoTime();
    while (!batch.path("status").asString("").equals("DONE")) {
      if (System.nanoTime() - begun > STUCK.toNanos())
        throw new ServerFailure(
            "The batch %s is not done: see ./sluice status".formatted(id(batch)));
      Thread.sleep(LOOK_AGAIN);
      batch = door.get("/payouts/batches/" + id(batch), Map.of());
      telling.mention("%s is %s", id(batch), batch.path("status").asString(""));
    }
    return batch;
  }

  private static String id(JsonNode batch) {
    return batch.path("id").asString("");
  }

  /** Those that were kept. */
  private List<Path> files(Door door, JsonNode batch) throws InterruptedException {
    var kept = new ArrayList<Path>();
    if (directory == null) return kept;
    for (var sum : batch.path("files")) {
      var currency = sum.path("total").path("currency").asString("");
      var file = directory.resolve(id(batch) + "-" + currency + ".xml");
      door.save("/payouts/batches/" + id(batch) + "/file", Map.of("currency", currency), file);
      kept.add(file);
    }
    return kept;
  }

  private static ObjectNode json(JsonNode batch, List<Path> files) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("batch", id(batch));
    json.set("payouts", batch.path("payouts"));
    json.set("skipped", batch.path("skipped"));
    var names = json.putArray("files");
    files.forEach(file -> names.add(file.toString()));
    return json;
  }

  private void print(JsonNode batch, List<Path> files, AuditResult audit) {
    var out = console.out();
    out.printf("%s: %s%n", id(batch), batch.path("payouts").isEmpty() ? "nobody was paid" : "paid");
    for (var sum : batch.path("payouts"))
      out.printf(
          "  %s %d minor units to %d sellers%n",
          sum.path("total").path("currency").asString(""),
          sum.path("total").path("value").asLong(0),
          sum.path("count").asInt(0));
    batch
        .path("skipped")
        .properties()
        .forEach(
            skip -> out.printf("  not paid: %-18s %d%n", skip.getKey(), skip.getValue().asLong(0)));
    files.forEach(file -> out.printf("  %s%n", file));
    audit.print(out);
  }
}
