package dev.sluice.simulator.bank;

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
import java.util.stream.Collectors;

/** What the bank has booked, in a file that only grows: {@code bank.tsv}. Not for many threads. */
final class Bookings {

  private final Path file;
  private final List<Booking> all = new ArrayList<>();

  Bookings(Path directory) {
    this.file = directory.resolve("bank.tsv");
    try {
      if (!Files.exists(file)) return;
      var text = Files.readString(file);
      int whole = text.lastIndexOf('\n') + 1;
      text.substring(0, whole).lines().map(Booking::of).forEach(all::add);
      // a line that was cut off by a crash was told to nobody
      if (whole < text.length())
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order they were booked; the place of one is its name for ever. */
  List<Booking> all() {
    return List.copyOf(all);
  }

  void add(List<Booking> more) {
    if (more.isEmpty()) return;
    var lines = more.stream().map(one -> one.line() + "\n").collect(Collectors.joining());
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    more.stream().map(one -> Booking.of(one.line())).forEach(all::add);
  }
}
