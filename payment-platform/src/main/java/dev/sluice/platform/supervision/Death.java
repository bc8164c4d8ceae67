package dev.sluice.platform.supervision;

import dev.sluice.servers.process.ServerFailure;
import java.nio.file.Path;
import java.util.List;

/** How a part died, in one sentence. */
final class Death {
  private static final int SIGNALS = 128;
  private static final int LONGEST = 400;

  static String withCode(int code, Path log) {
    String how =
        code > SIGNALS
            ? "it was ended by signal " + (code - SIGNALS)
            : "it ended with code " + code;
    return how + ", see " + log;
  }

  /** The message may show the last lines of a log; the very last one says most. */
  static String atStart(ServerFailure failure) {
    List<String> lines =
        String.valueOf(failure.getMessage())
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .toList();
    String sentence =
        lines.size() < 2
            ? lines.getFirst()
            : lines.getFirst() + " " + LogLine.saying(lines.getLast());
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
  }

  private Death() {}
}
