package dev.sluice.simulator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads a journal from its beginning. Only its end may be broken: what follows the last whole line
 * was never synced, so nobody was told. A broken line with whole ones after it is damage, and
 * nothing starts on damage.
 */
final class Replay {
  private static final int CHUNK = 1 << 20;

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
    try (FileChannel in = FileChannel.open(file)) {
      replay.read(in);
    }
    return replay.whole;
  }

  private void read(FileChannel in) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    while (in.read(buffer) >= 0) {
      int rest = takeLines(buffer.array(), buffer.position());
      buffer.flip().position(rest).compact();
      if (!buffer.hasRemaining()) {
        // A line longer than any record: not ours, so broken; a shorter one may still follow.
        broken = true;
        buffer.clear();
      }
    }
    if (buffer.position() > 0) take(buffer.array(), 0, buffer.position());
  }

  /**
   * @return where the line begins that does not end in {@code bytes}
   */
  private int takeLines(byte[] bytes, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] != '\n') continue;
      take(bytes, start, i + 1);
      start = i + 1;
    }
    return start;
  }

  private void take(byte[] bytes, int start, int end) {
    byte[] json = Line.read(Arrays.copyOfRange(bytes, start, end));
    if (json == null) {
      broken = true;
    } else if (broken) {
      throw new DamagedJournal(
          file + " is damaged after line " + lines + ": restore it, or start with an empty --data");
    } else {
      records.accept(json);
      whole += end - start;
      lines++;
    }
  }
}
