package dev.sluice.platform.part;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Logs that do not fill the disk. */
final class LogFile {
  private static final long LARGE = 20L << 20;

  /** A large one makes room; the one before it is kept under another name. */
  static void startOver(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) > LARGE) {
        Files.move(
            log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new ServerFailure("Cannot set aside %s: %s".formatted(log, e.getMessage()), e);
    }
  }

  private LogFile() {}
}
