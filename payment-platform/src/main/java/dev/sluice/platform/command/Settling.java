package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.platform.door.Door;
import dev.sluice.servers.process.ServerFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A report on its way: sent, and followed until its last line was read. */
final class Settling {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** Longer than anything a piece of a report takes. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  /**
   * What became of it.
   *
   * @param known whether it came before
   */
  record Read(JsonNode report, boolean known, double seconds) {
    long number(String field) {
      return report.path(field).asLong(0);
    }

    String id() {
      return report.path("id").asString("");
    }
  }

  static Read read(Door door, Path file, Telling telling) throws InterruptedException {
    long begun = System.nanoTime();
    JsonNode report = door.upload("/settlement-files", file);
    boolean known = report.path("status").asString("").equals("DONE");
    long moved = System.nanoTime();
    int pieces = report.path("piecesRead").asInt(0);
    while (!report.path("status").asString("").equals("DONE")) {
      Thread.sleep(LOOK_AGAIN);
      report = door.get("/settlement-files/" + report.path("id").asString(""), Map.of());
      int now = report.path("piecesRead").asInt(0);
      if (now > pieces) moved = System.nanoTime();
      pieces = now;
      if (System.nanoTime() - moved > STUCK.toNanos())
        throw new ServerFailure("The report is not read any further: see ./sluice status");
      telling.mention(
          "%d lines read, %d of %d pieces",
          report.path("lines").asLong(0), pieces, report.path("pieces").asInt(0));
    }
    return new Read(report, known, (System.nanoTime() - begun) / 1e9);
  }

  private Settling() {}
}
