package dev.sluice.servers.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals the JDK has no method for. */
final class Signal {
  /** By the shell's own {@code kill}: the program of that name is missing on small systems. */
  static void send(String signal, List<Long> pids) {
    List<String> words =
        new ArrayList<>(List.of("/bin/sh", "-c", "kill -" + signal + " \"$@\"", "signal"));
    pids.forEach(pid -> words.add(Long.toString(pid)));
    try {
      // A child that ended in between makes kill complain; the others got their signal.
      new ProcessBuilder(words)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new ServerFailure("Cannot send SIG" + signal + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Signal() {}
}
