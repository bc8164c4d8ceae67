package dev.sluice.bench.floor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message read from front to back. */
final class Bytes {
  private final ByteBuffer buffer;

  Bytes(byte[] message) {
    buffer = ByteBuffer.wrap(message);
  }

  int int16() {
    return buffer.getShort();
  }

  int int32() {
    return buffer.getInt();
  }

  long int64() {
    return buffer.getLong();
  }

  byte[] take(int length) {
    byte[] taken = new byte[length];
    buffer.get(taken);
    return taken;
  }

  /** Up to the next zero. */
  String text() {
    int end = buffer.position();
    while (buffer.get(end) != 0) end++;
    String text = new String(take(end - buffer.position()), StandardCharsets.UTF_8);
    buffer.get();
    return text;
  }
}
