package dev.sluice.simulator.command;

import dev.sluice.simulator.conduct.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command as a process of its own. */
final class ChildPsp implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("listening on http://127.0.0.1:(\\d+),.*");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;
  private int port;

  ChildPsp(String... options) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output = process.inputReader();
  }

  static ChildPsp started(Path data, Profile profile, String... more) throws IOException {
    var options =
        Stream.of("--data", data.toString(), "--port", "0", "--profile", profile.wireName());
    var child = new ChildPsp(Stream.concat(options, Stream.of(more)).toArray(String[]::new));
    String line = child.output.readLine();
    Matcher matcher = LISTENING.matcher(line == null ? "" : line);
    if (!matcher.find()) throw new AssertionError("it said: " + line);
    child.port = Integer.parseInt(matcher.group(1));
    return child;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** What it says until it ends. */
  List<String> output() {
    return output.lines().toList();
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it still runs");
    }
    return process.exitValue();
  }

  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  void terminate() {
    // By its handle: the process itself would close what it said, too.
    process.toHandle().destroy();
  }

  /** As kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exit();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
