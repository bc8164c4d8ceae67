package dev.sluice.bench.floor;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter with its type.
 *
 * @param type PostgreSQL's number of it
 * @param value a Long for all whole numbers, bytes, a text for everything else, or a list of such
 */
record Param(int type, @Nullable Object value) {
  private static final int BOOL = 16;
  private static final int BYTEA = 17;
  private static final int INT8 = 20;
  private static final int INT2 = 21;
  private static final int INT4 = 23;
  private static final int DATE = 1082;
  private static final int TIMESTAMPTZ = 1184;

  /** As PostgreSQL and its driver write a time. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd[' ']['T']HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][X]")
          .toFormatter(Locale.ROOT);

  static Param none(int type) {
    return new Param(type, null);
  }

  static Param of(int type, boolean binary, byte[] sent) {
    int element = element(type);
    if (element == 0) return new Param(type, binary ? binary(type, sent) : text(type, text(sent)));
    return new Param(type, binary ? elements(new Bytes(sent)) : literal(element, text(sent)));
  }

  /** Of an array; 0 if it is none. */
  private static int element(int type) {
    return switch (type) {
      case 1000 -> BOOL;
      case 1001 -> BYTEA;
      case 1005 -> INT2;
      case 1007 -> INT4;
      case 1016 -> INT8;
      case 1009, 1015 -> 1043;
      case 1182 -> DATE;
      case 1185 -> TIMESTAMPTZ;
      default -> 0;
    };
  }

  boolean isArray() {
    return element(type) != 0;
  }

  List<@Nullable Object> list() {
    if (!(value instanceof List<?> list)) throw new IllegalStateException("no array: " + this);
    return new ArrayList<>(list);
  }

  /** Times differ from one execution to the next and say nothing about what is done. */
  boolean isTime() {
    return type == TIMESTAMPTZ;
  }

  private static Object binary(int type, byte[] sent) {
    Bytes in = new Bytes(sent);
    return switch (type) {
      case INT8 -> in.int64();
      case INT4 -> (long) in.int32();
      case INT2 -> (long) in.int16();
      case BOOL -> sent[0] == 0 ? "f" : "t";
      case BYTEA -> sent;
      default -> text(sent);
    };
  }

  private static Object text(int type, String text) {
    return switch (type) {
      case INT8, INT4, INT2 -> Long.valueOf(text);
      case BYTEA -> HexFormat.of().parseHex(text.substring(2));
      default -> text;
    };
  }

  private static List<@Nullable Object> elements(Bytes in) {
    List<@Nullable Object> elements = new ArrayList<>();
    if (in.int32() == 0) return elements;
    in.int32();
    int type = in.int32();
    int count = in.int32();
    in.int32();
    for (int n = 0; n < count; n++) {
      int length = in.int32();
      elements.add(length < 0 ? null : binary(type, in.take(length)));
    }
    return elements;
  }

  /** An array as text: {@code {a,"b \"c\"",NULL}}. */
  private static List<@Nullable Object> literal(int type, String text) {
    List<@Nullable Object> elements = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    boolean quoted = false;
    boolean was = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') one.append(text.charAt(++i));
      else if (c == '"') {
        quoted = !quoted;
        was = true;
      } else if (!quoted && (c == ',' || c == '}')) {
        String found = one.toString();
        if (was || !found.isEmpty())
          elements.add(!was && found.equalsIgnoreCase("NULL") ? null : text(type, found));
        one.setLength(0);
        was = false;
      } else one.append(c);
    }
    return elements;
  }

  private static String text(byte[] sent) {
    return new String(sent, StandardCharsets.UTF_8);
  }

  /** Sends it the way it was sent. */
  void bind(PreparedStatement statement, int at) throws SQLException {
    switch (value) {
      case null -> statement.setNull(at, nothing());
      case List<?> list -> array(statement, at, list);
      case Long number when type == INT8 -> statement.setLong(at, number);
      case Long number -> statement.setInt(at, number.intValue());
      case byte[] bytes -> statement.setBytes(at, bytes);
      case String text when type == BOOL -> statement.setBoolean(at, text.startsWith("t"));
      case String text when type == DATE -> statement.setObject(at, LocalDate.parse(text));
      case String text when type == TIMESTAMPTZ ->
          statement.setObject(at, OffsetDateTime.parse(text, TIME));
      case String text when type == 0 -> statement.setObject(at, text, java.sql.Types.OTHER);
      default -> statement.setString(at, String.valueOf(value));
    }
  }

  private int nothing() {
    return switch (type) {
      case INT8 -> java.sql.Types.BIGINT;
      case INT4 -> java.sql.Types.INTEGER;
      case 1043 -> java.sql.Types.VARCHAR;
      case TIMESTAMPTZ -> java.sql.Types.TIMESTAMP_WITH_TIMEZONE;
      default -> java.sql.Types.NULL;
    };
  }

  private void array(PreparedStatement statement, int at, List<?> list) throws SQLException {
    Connection connection = statement.getConnection();
    boolean whole = !list.contains(null);
    switch (element(type)) {
      case INT8 -> {
        if (whole) statement.setObject(at, list.stream().mapToLong(n -> (Long) n).toArray());
        else statement.setArray(at, connection.createArrayOf("int8", list.toArray(Long[]::new)));
      }
      case INT4 -> {
        if (whole)
          statement.setObject(at, list.stream().mapToInt(n -> ((Long) n).intValue()).toArray());
        else statement.setArray(at, connection.createArrayOf("int4", list.toArray()));
      }
      case BYTEA -> statement.setObject(at, list.toArray(byte[][]::new));
      case BOOL -> statement.setArray(at, connection.createArrayOf("bool", list.toArray()));
      case DATE -> statement.setArray(at, connection.createArrayOf("date", list.toArray()));
      case TIMESTAMPTZ ->
          statement.setArray(at, connection.createArrayOf("timestamptz", list.toArray()));
      default -> statement.setObject(at, list.toArray(String[]::new));
    }
  }
}
