package dev.sluice.platform.command;

import dev.sluice.platform.data.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".sluice",
      description = "Where everything is kept between starts (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of(".sluice");

  DataDirectory directory() {
    return new DataDirectory(directory);
  }
}
