package dev.sluice.platform.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where {@code ./sluice} arrives. */
final class Main {
  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("sluice.home", ".")).toAbsolutePath().normalize();
    Console console =
        new Console(
            home,
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(SluiceCommand.run(console, arguments));
  }

  private Main() {}
}
