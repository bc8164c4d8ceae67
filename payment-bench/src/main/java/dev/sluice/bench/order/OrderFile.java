package dev.sluice.bench.order;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders in a CSV file, one row per seller of an order. Rows of an order need not be adjacent, so
 * the whole file is read before the first order is sent.
 */
public final class OrderFile {
  static final List<String> HEADER =
      List.of("order_id", "buyer_id", "seller_id", "amount_minor", "currency");

  /** May follow: what is captured and voided later. */
  static final String CAPTURES = "captures";

  /** May follow: what is given back after that. */
  static final String REFUNDS = "refunds";

  private static final List<List<String>> MORE =
      List.of(List.of(), List.of(CAPTURES), List.of(REFUNDS), List.of(CAPTURES, REFUNDS));

  static final int MAX_LINES = 1_000_000;

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<RejectedLine> rejected = new ArrayList<>();

  private List<String> columns = List.of();

  private OrderFile() {}

  /**
   * @throws IllegalArgumentException with a sentence for the user, if the file as a whole cannot be
   *     used
   */
  public static Orders read(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a directory, not a CSV file");
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          file + (Files.exists(file) ? " may not be read" : " does not exist"));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new OrderFile().read(new Lines(in), file.toString());
    } catch (IOException broken) {
      throw new IllegalArgumentException(file + " cannot be read: " + broken.getMessage(), broken);
    }
  }

  private Orders read(Lines lines, String name) throws IOException {
    Lines.Line header = lines.next();
    if (header == null) {
      throw new IllegalArgumentException(name + " is empty; its first line must be " + header());
    }
    columns = header.fault().isEmpty() ? columns(Fields.of(header.text())) : List.of();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "the first line of %s must be %s, but is %s"
              .formatted(name, header(), Limits.shown(header.text())));
    }
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.number() > MAX_LINES) {
        throw new IllegalArgumentException(
            name + " has more than " + MAX_LINES + " lines; split it and pay the parts");
      }
      take(line);
    }
    return new Orders(
        drafts.values().stream().map(Draft::order).flatMap(Optional::stream).toList(), rejected);
  }

  private void take(Lines.Line line) {
    if (line.text().isBlank() && line.fault().isEmpty()) {
      return;
    }
    Fields fields = Fields.of(line.text());
    Optional<Draft> draft = draft(fields);
    Optional<String> wrong = wrong(line, fields);
    if (wrong.isEmpty() && draft.isPresent()) {
      wrong = draft.get().add(row(line.number(), fields.values()));
    }
    wrong.ifPresent(reason -> {
      rejected.add(new RejectedLine(line.number(), reason));
      draft.ifPresent(Draft::spoil);
    });
  }

  /**
   * Also of a bad line, as far as it says whose it is: the other rows of that order must not be
   * sent either.
   */
  private Optional<Draft> draft(Fields fields) {
    return fields.values().stream()
        .limit(1)
        .filter(id -> Limits.wrongId("order_id", id).isEmpty())
        .findFirst()
        .map(id -> drafts.computeIfAbsent(id, Draft::new));
  }

  private Optional<String> wrong(Lines.Line line, Fields fields) {
    if (!line.fault().isEmpty()) {
      return Optional.of(line.fault());
    }
    if (!fields.fault().isEmpty()) {
      return Optional.of(fields.fault());
    }
    List<String> values = fields.values();
    if (values.size() != columns.size()) {
      return Optional.of(
          "%d columns instead of %d (%s)".formatted(values.size(), columns.size(), header()));
    }
    return Limits.wrongId("order_id", values.get(0))
        .or(() -> Limits.wrongId("buyer_id", values.get(1)))
        .or(() -> Limits.wrongId("seller_id", values.get(2)))
        .or(() -> Limits.wrongAmount("amount_minor", values.get(3)))
        .or(() -> Limits.wrongCurrency(values.get(4)))
        .or(() -> value(CAPTURES, values).flatMap(Plan::wrong))
        .or(() -> value(REFUNDS, values).flatMap(GiveBack::wrong));
  }

  private Draft.Row row(int line, List<String> values) {
    return new Draft.Row(
        line,
        values.get(1),
        values.get(2),
        Long.parseLong(values.get(3)),
        values.get(4),
        value(CAPTURES, values).map(Plan::of),
        value(REFUNDS, values).map(GiveBack::of));
  }

  /** What a column says that need not be there, and need not say anything. */
  private Optional<String> value(String column, List<String> values) {
    int at = columns.indexOf(column);
    return at < 0 || values.get(at).isEmpty() ? Optional.empty() : Optional.of(values.get(at));
  }

  /** The columns of the file; none where they are not those it may have. */
  private static List<String> columns(Fields header) {
    return MORE.stream()
        .map(more -> Stream.concat(HEADER.stream(), more.stream()).toList())
        .filter(columns -> header.equals(new Fields(columns, "")))
        .findFirst()
        .orElse(List.of());
  }

  private static String header() {
    return String.join(",", HEADER) + "[," + CAPTURES + "][," + REFUNDS + "]";
  }
}
