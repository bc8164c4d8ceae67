package dev.sluice.servers.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JVM at a time on a directory. The operating system gives the lock back when the JVM dies,
 * however it dies.
 */
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The lock, or empty when another holds it.
   *
   * @throws ServerFailure when the directory cannot be written
   */
  public static Optional<DirectoryLock> tryTake(Path directory) {
    Path file = directory.resolve(".lock");
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DirectoryLock(channel));
    } catch (IOException e) {
      throw new ServerFailure(
          "Cannot write in %s (%s): give another directory or change its owner"
              .formatted(directory, e),
          e);
    }
  }

  public static DirectoryLock take(Path directory) {
    return tryTake(directory)
        .orElseThrow(() ->
            new ServerFailure(
                "%s is in use by another process: stop it or give another directory"
                    .formatted(directory)));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ServerFailure("Cannot give back a lock: " + e.getMessage(), e);
    }
  }
}
