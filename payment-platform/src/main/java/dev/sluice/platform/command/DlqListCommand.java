package dev.sluice.platform.command;

import dev.sluice.platform.door.Door;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List dead letters, newest first.")
final class DlqListCommand implements Callable<Integer> {
  private static final int PAGE = 100;
  private static final int MOST = 10_000;
  private static final int LONGEST_REASON = 80;

  private final Console console;

  @Mixin private DlqOptions options = new DlqOptions();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "open",
      description = "open, replayed, dropped or all (default: ${DEFAULT-VALUE}).")
  private String status = "open";

  @Option(names = "--group", paramLabel = "NAME", description = "Given up by this consumer.")
  private @Nullable String group;

  @Option(names = "--topic", paramLabel = "NAME", description = "From this topic.")
  private @Nullable String topic;

  @Option(names = "--event", paramLabel = "ID", description = "Of this event.")
  private @Nullable String event;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit = PAGE;

  DlqListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 1 || limit > MOST)
      throw new IllegalArgumentException("--limit must be 1 to %d, not %d".formatted(MOST, limit));
    List<JsonNode> letters = letters(query());
    if (options.json()) console.json(letters);
    else print(letters);
    return 0;
  }

  private Map<String, String> query() {
    var query = new LinkedHashMap<String, String>();
    var word = status.toUpperCase(Locale.ROOT);
    if (!List.of("OPEN", "REPLAYED", "DROPPED", "ALL").contains(word))
      throw new IllegalArgumentException(
          "there is no status '%s': use open, replayed, dropped or all".formatted(status));
    if (!word.equals("ALL")) query.put("status", word);
    if (group != null) query.put("group", group);
    if (topic != null) query.put("topic", topic);
    if (event != null) query.put("eventId", event);
    return query;
  }

  private List<JsonNode> letters(Map<String, String> query) throws InterruptedException {
    var letters = new ArrayList<JsonNode>();
    try (Door door = options.door()) {
      while (letters.size() < limit) {
        query.put("limit", Integer.toString(Math.min(PAGE, limit - letters.size())));
        JsonNode page = door.get(DlqOptions.HOME, query);
        page.path("data").forEach(letters::add);
        if (!page.path("hasMore").asBoolean(false)) break;
        query.put("cursor", page.path("nextCursor").asString(""));
      }
    }
    return letters;
  }

  private void print(List<JsonNode> letters) {
    if (letters.isEmpty()) {
      console.out().println("No dead letters.");
      return;
    }
    String row = "%-17s %-9s %-20s %-36s %-60s %s%n";
    console.out().printf(row, "ID", "STATUS", "FILED", "GROUP", "EVENT", "REASON");
    for (JsonNode letter : letters) {
      String replay = DlqOptions.text(letter, "/replay");
      String reason = DlqOptions.text(letter, "/reason").replaceAll("\\s+", " ");
      console
          .out()
          .printf(
              row,
              DlqOptions.text(letter, "/id"),
              DlqOptions.text(letter, "/status"),
              DlqOptions.text(letter, "/filedAt").replaceAll("\\.[0-9]+", ""),
              DlqOptions.text(letter, "/group"),
              DlqOptions.text(letter, "/eventId") + (replay.equals("0") ? "" : " #" + replay),
              reason.length() <= LONGEST_REASON
                  ? reason
                  : reason.substring(0, LONGEST_REASON) + "…");
    }
  }
}
