package dev.sluice.platform.command;

import dev.sluice.platform.door.Door;
import dev.sluice.platform.token.Role;
import java.util.LinkedHashMap;
import java.util.StringJoiner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whose dead letters, and as whom. */
final class DlqOptions {
  static final String HOME = "/admin/dead-letters";

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--as",
      paramLabel = "SUBJECT",
      defaultValue = "a",
      description = "Which ADMIN you are: a or b (default: ${DEFAULT-VALUE}).")
  private String subject = "a";

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  boolean json() {
    return json;
  }

  Door door() {
    return Door.of(data.directory(), Role.ADMIN, subject);
  }

  static void print(Console console, JsonNode letter) {
    var lines = new LinkedHashMap<String, String>();
    lines.put("id", text(letter, "/id"));
    lines.put("status", text(letter, "/status"));
    lines.put("group", text(letter, "/group"));
    lines.put("event", text(letter, "/eventId"));
    lines.put("replay", text(letter, "/replay"));
    lines.put(
        "record",
        "%s-%s@%s"
            .formatted(
                text(letter, "/topic"), text(letter, "/partition"), text(letter, "/offset")));
    lines.put("reason", text(letter, "/reason"));
    lines.put("exception", text(letter, "/exception"));
    lines.put("filed", text(letter, "/filedAt"));
    if (letter.has("resolution"))
      lines.put(
          "decided",
          "by %s at %s: %s"
              .formatted(
                  text(letter, "/resolution/by"),
                  text(letter, "/resolution/at"),
                  text(letter, "/resolution/reason")));
    if (letter.at("/resolution").has("replay"))
      lines.put("sent as", "replay " + text(letter, "/resolution/replay"));
    var headers = new StringJoiner("\n" + " ".repeat(12));
    letter
        .at("/record/headers")
        .properties()
        .forEach(header -> headers.add(header.getKey() + ": " + header.getValue().asString("")));
    lines.put("headers", headers.toString());
    lines.put(
        "value",
        letter.at("/record").has("text")
            ? text(letter, "/record/text")
            : text(letter, "/record/value"));
    lines.forEach((name, value) -> {
      if (!value.isEmpty()) console.out().printf("  %-9s %s%n", name, value);
    });
  }

  static String text(JsonNode node, String pointer) {
    return node.at(pointer).asString("");
  }
}
