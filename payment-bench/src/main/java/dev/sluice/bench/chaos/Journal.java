package dev.sluice.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that was asked and everything that was answered, one line of JSON each, on disk before
 * anybody goes on. What stands here was promised to a client, whatever else is gone.
 */
final class Journal implements AutoCloseable {

  /**
   * One line.
   *
   * @param order which payment it is about
   * @param key of the request
   * @param path of the request
   * @param instance who was asked
   * @param status of the answer, 0 when nothing was answered, -1 for what is about to be asked
   * @param text the body asked with, or what was answered
   */
  record Line(String order, String key, String path, int instance, int status, String text) {
    static final int ASKED = -1;
    static final int SILENCE = 0;

    boolean acknowledges() {
      return status / 100 == 2;
    }
  }

  private record Entry(Line line, CompletableFuture<Boolean> written) {}

  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final FileChannel file;
  private final Thread writer = Thread.ofPlatform().name("journal").unstarted(this::write);
  private final Entry end;
  private volatile boolean broken;

  private Journal(FileChannel file) {
    this.file = file;
    this.end = new Entry(new Line("", "", "", 0, 0, ""), new CompletableFuture<>());
  }

  static Journal create(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Journal journal =
          new Journal(
              FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      journal.writer.start();
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + path + " cannot be begun", e);
    }
  }

  /** Returns when the line is on disk. */
  void write(Line line) {
    Entry entry = new Entry(line, new CompletableFuture<>());
    queue.add(entry);
    if (broken) entry.written().completeExceptionally(new IOException("the journal is broken"));
    entry.written().join();
  }

  /** Lines that come together share one sync. */
  private void write() {
    List<Entry> together = new ArrayList<>();
    try {
      do {
        together.clear();
        together.add(queue.take());
        queue.drainTo(together);
        StringBuilder text = new StringBuilder();
        for (Entry entry : together) {
          if (entry != end) {
            text.append(JsonMapper.shared().writeValueAsString(entry.line())).append('\n');
          }
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(false);
        together.forEach(entry -> entry.written().complete(true));
      } while (!together.contains(end));
    } catch (IOException | InterruptedException failure) {
      broken = true;
      together.forEach(entry -> entry.written().completeExceptionally(failure));
      queue.forEach(entry -> entry.written().completeExceptionally(failure));
    }
  }

  /** Every line, in order; to be closed. */
  static Stream<Line> read(Path path) {
    try {
      return Files.lines(path).map(line -> JsonMapper.shared().readValue(line, Line.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + path + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    queue.add(end);
    end.written().join();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
