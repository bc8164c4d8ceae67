package dev.sluice.platform.supervision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a line of a log says, without what is around it. */
public final class LogLine {
  /** Spring's report of a failed start: what is wrong stands between two headings. */
  private static final Pattern REPORT =
      Pattern.compile("Description:\\s+(.*?)\\s+Action:", Pattern.DOTALL);

  private static final Pattern CAUSE = Pattern.compile("^Caused by: (.*)$", Pattern.MULTILINE);

  /**
   * The line itself, or, of one in structured JSON, its message and the first cause of its error.
   */
  public static String saying(String line) {
    try {
      JsonNode json = line.startsWith("{") ? JsonMapper.shared().readTree(line) : null;
      return json == null || !json.path("message").isString() ? line : saying(json);
    } catch (JacksonException e) {
      return line;
    }
  }

  private static String saying(JsonNode json) {
    String message = json.path("message").asString("");
    Matcher report = REPORT.matcher(message);
    if (report.find()) return oneLine(report.group(1));
    String cause = firstCause(json.path("error"));
    return oneLine(cause.isEmpty() ? message : message + ": " + cause);
  }

  private static String firstCause(JsonNode error) {
    String cause = error.path("message").asString("");
    Matcher causes = CAUSE.matcher(error.path("stack_trace").asString(""));
    while (causes.find()) cause = causes.group(1);
    return cause;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private LogLine() {}
}
