package dev.sluice.infrastructure.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at each point whether this process is to die there. */
final class FaultPoints {

  private static final Logger LOG = LoggerFactory.getLogger(FaultPoints.class);

  /** Laid there by whoever means to break things; a directory alone may be a slip of the pen. */
  private static final String PERMIT = "processes-may-die-here";

  private final Path directory;
  private final Runnable death;

  FaultPoints(Path directory, Runnable death) {
    this.directory = directory;
    this.death = death;
  }

  /**
   * @throws IllegalArgumentException when nobody has said that processes may die here
   */
  static FaultPoints in(Path directory, Runnable death) {
    if (!Files.isRegularFile(directory.resolve(PERMIT)))
      throw new IllegalArgumentException(
          "sluice.faults.directory makes this process kill itself when told to. Only ./sluice chaos sets it,"
              + " and %s has no file %s: leave the property out".formatted(directory, PERMIT));
    LOG.warn("this process dies on purpose when a file die-… appears in {}", directory);
    return new FaultPoints(directory, death);
  }

  /** Whoever removes the file dies: one process per file. */
  void reached(FaultPoint point) {
    try {
      if (Files.deleteIfExists(directory.resolve(point.file()))) death.run();
    } catch (IOException unreadable) {
      LOG.debug("nobody can be told to die in {}", directory, unreadable);
    }
  }
}
