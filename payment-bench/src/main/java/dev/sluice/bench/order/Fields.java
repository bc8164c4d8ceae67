package dev.sluice.bench.order;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one line (RFC 4180). A line break inside quotes is not taken: a forgotten quote
 * spoils its own line and not the rest of the file.
 *
 * @param fault what is wrong with the quotes, empty if nothing; the values are then those before
 *     the fault
 */
record Fields(List<String> values, String fault) {

  static Fields of(String line) {
    List<String> values = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder value = new StringBuilder();
      if (at < line.length() && line.charAt(at) == '"') {
        int end = quoted(line, at + 1, value);
        if (end < 0) {
          return new Fields(values, "a quote is not closed");
        }
        at = end;
        if (at < line.length() && line.charAt(at) != ',') {
          return new Fields(values, "text after a closing quote");
        }
      } else {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        value.append(line, at, end);
        if (value.indexOf("\"") >= 0) {
          return new Fields(values, "a quote inside a field that is not quoted");
        }
        at = end;
      }
      values.add(value.toString().strip());
      if (at >= line.length()) {
        return new Fields(values, "");
      }
      at++;
    }
  }

  /** Reads to the closing quote; the position behind it, or -1. */
  private static int quoted(String line, int from, StringBuilder value) {
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c != '"') {
        value.append(c);
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        value.append('"');
        at++;
      } else {
        return at + 1;
      }
    }
    return -1;
  }
}
