package dev.sluice.simulator.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One record on disk: {@code {"crc":"<8 hex>","r":<the record's JSON>}} and a line feed. */
final class Line {
  private static final byte[] HEAD = ascii("{\"crc\":\"");
  private static final byte[] MIDDLE = ascii("\",\"r\":");
  private static final byte[] TAIL = ascii("}\n");
  private static final int CRC_DIGITS = 8;
  private static final int START = HEAD.length + CRC_DIGITS + MIDDLE.length;

  static byte[] of(byte[] json) {
    byte[] line = new byte[START + json.length + TAIL.length];
    System.arraycopy(HEAD, 0, line, 0, HEAD.length);
    System.arraycopy(ascii(crc(json)), 0, line, HEAD.length, CRC_DIGITS);
    System.arraycopy(MIDDLE, 0, line, HEAD.length + CRC_DIGITS, MIDDLE.length);
    System.arraycopy(json, 0, line, START, json.length);
    System.arraycopy(TAIL, 0, line, START + json.length, TAIL.length);
    return line;
  }

  /**
   * @param line with its line feed
   * @return the record's JSON, null when the line is not whole
   */
  static byte @Nullable [] read(byte[] line) {
    int length = line.length - START - TAIL.length;
    if (length < 0) return null;
    byte[] json = new byte[length];
    System.arraycopy(line, START, json, 0, length);
    return Arrays.equals(line, of(json)) ? json : null;
  }

  private static String crc(byte[] json) {
    var crc = new CRC32C();
    crc.update(json);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Line() {}
}
