package dev.sluice.simulator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory of one PSP, held by one process at a time. */
public final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * @throws InUse when another process holds it
   */
  public static DataDirectory lock(Path path) throws IOException {
    Files.createDirectories(path);
    Path file = path.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new InUse(
          path
              + " is in use by another psp-simulator (pid "
              + holder
              + "): stop it or give another --data");
    }
    channel.truncate(0);
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(pid), 0);
    return new DataDirectory(path, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path journal() throws IOException {
    Path file = path.resolve("journal.jsonl");
    if (!Files.exists(file)) {
      Files.createFile(file);
      syncDirectory();
    }
    return file;
  }

  private void syncDirectory() {
    try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Not every system can sync a directory; where it cannot, it does not need to.
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  /** The message names the directory, the holder and what to do. */
  public static final class InUse extends RuntimeException {
    InUse(String message) {
      super(message);
    }
  }
}
