package dev.sluice.bench.order;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, one at a time: a line too long costs no memory, and a damaged one harms no
 * other.
 */
final class Lines {
  static final int MAX_LINE_BYTES = 4096;

  /**
   * @param fault why the text is not to be trusted, empty if it is; the text is then only as much
   *     as could be read
   */
  record Line(int number, String text, String fault) {}

  private final InputStream in;
  private int number;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Null at the end. LF and CRLF end a line; a byte order mark at the start is left out. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean tooLong = false;
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (bytes.size() < MAX_LINE_BYTES) {
        bytes.write(c);
      } else {
        tooLong |= c != '\r';
      }
    }
    number++;
    return decode(bytes.toByteArray(), tooLong);
  }

  private Line decode(byte[] bytes, boolean tooLong) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    String fault = tooLong ? "the line is longer than " + MAX_LINE_BYTES + " bytes" : "";
    String text;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException _) {
      text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      fault = fault.isEmpty() ? "the line is not UTF-8 text" : fault;
    }
    return new Line(
        number, number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text, fault);
  }
}
