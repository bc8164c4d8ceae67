package dev.sluice.common.error;

import java.util.List;
import java.util.Map;

/**
 * A request that is refused: what was wrong and what to do. Thrown at the edge, turned into
 * problem+json there.
 */
public final class Problem extends RuntimeException {

  /**
   * One field that was wrong.
   *
   * @param pointer JSON pointer into the request body, such as {@code /lines/0/amount/value}
   */
  public record Field(String pointer, String detail) {}

  private final ErrorCode code;
  private final List<Field> fields;
  private final Map<String, Object> more;

  public Problem(ErrorCode code, String detail) {
    this(code, detail, List.of(), Map.of());
  }

  /**
   * @param more members to add to the problem document, such as the id that exists already
   */
  public Problem(ErrorCode code, String detail, List<Field> fields, Map<String, Object> more) {
    super(detail, null, false, false);
    this.code = code;
    this.fields = List.copyOf(fields);
    this.more = Map.copyOf(more);
  }

  /** A well-formed request with one field that cannot be accepted (422). */
  public static Problem invalid(String pointer, String detail) {
    return new Problem(
        ErrorCode.INVALID_REQUEST, detail, List.of(new Field(pointer, detail)), Map.of());
  }

  public ErrorCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Field> fields() {
    return fields;
  }

  public Map<String, Object> more() {
    return more;
  }
}
