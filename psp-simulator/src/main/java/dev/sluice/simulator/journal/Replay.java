package dev.sluice.simulator.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal from its beginning. Only its end may be broken: what follows the last whole line
 * was never synced, so nobody was told. A broken line with whole ones after it is damage, and
 * nothing starts on damage.
 */
final class Replay {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Consumer<byte[]> records;
  private long whole;
  private long lines;
  private boolean broken;

  private Replay(Path file, Consumer<byte[]> records) {
    this.file = file;
    this.records = records;
  }

  /**
   * @return the length of the whole part
   * @throws DamagedJournal when a broken line is not the end
   */
  static long of(Path file, Consumer<byte[]> records) throws IOException {
    var replay = new Replay(file, records);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      for (byte[] line = next(in); line != null; line = next(in)) replay.take(line);
    }
    return replay.whole;
  }

  private void take(byte[] line) {
    byte[] json = Line.read(line);
    if (json == null) {
      broken = true;
    } else if (broken) {
      throw new DamagedJournal(
          file + " is damaged after line " + lines + ": restore it, or start with an empty --data");
    } else {
      records.accept(json);
      whole += line.length;
      lines++;
    }
  }

  private static byte @Nullable [] next(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(512);
    for (int c = in.read(); c >= 0; c = in.read()) {
      line.write(c);
      if (c == '\n') return line.toByteArray();
    }
    return line.size() == 0 ? null : line.toByteArray();
  }
}
