package dev.sluice.simulator.http;

import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.conduct.Behaviour;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.conduct.Manner;
import dev.sluice.simulator.conduct.Match;
import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.conduct.Setting;
import dev.sluice.simulator.psp.Count;
import dev.sluice.simulator.psp.Stats;
import dev.sluice.simulator.request.Fields;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.settlement.Plant;
import dev.sluice.simulator.settlement.SettlementReport;
import dev.sluice.simulator.wire.Unreadable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The controls for tests and operators, under /admin. */
final class AdminDoor {
  private static final String OPERATIONS = "/admin/operations/";
  private static final String FIRST_DAY = "1970-01-01";
  private static final String LAST_DAY = "9999-12-31";
  private static final long MAX_TIMES = 1_000_000;

  private final Conduct conduct;
  private final Stats stats;
  private final Book book;
  private final SettlementReport settlement;
  private final DisputeDoor disputes;
  private final Consumer<String> notes;

  AdminDoor(Conduct conduct, Stats stats, Book book, DisputeDoor disputes, Consumer<String> notes) {
    this.conduct = conduct;
    this.stats = stats;
    this.book = book;
    this.settlement = new SettlementReport(book);
    this.disputes = disputes;
    this.notes = notes;
  }

  Reply handle(Incoming incoming) throws InterruptedException {
    return switch (incoming.path()) {
      case "/admin/profile" ->
          switch (incoming.method()) {
            case "GET" -> Reply.ok(this::writeManner);
            case "PUT" -> change(incoming.json());
            default -> Router.notAllowed("GET, PUT");
          };
      case "/admin/stats" -> Router.get(incoming, () -> Reply.ok(this::writeStats));
      case "/admin/forced" -> {
        if (!incoming.method().equals("POST")) yield Router.notAllowed("POST");
        yield force(incoming.json());
      }
      case "/admin/clear-forced" -> {
        if (!incoming.method().equals("POST")) yield Router.notAllowed("POST");
        int cleared = conduct.clearForced();
        yield Reply.ok(json -> json.writeNumberProperty("cleared", cleared));
      }
      case "/admin/settlement" -> Router.get(incoming, () -> settlement(incoming));
      case String path when path.startsWith(DisputeDoor.PATH) -> disputes.handle(incoming);
      case String path when path.startsWith(OPERATIONS) -> {
        if (!incoming.method().equals("DELETE")) yield Router.notAllowed("DELETE");
        yield remove(incoming.after(OPERATIONS));
      }
      default -> Router.noSuchPath();
    };
  }

  /** What is not given stays, but overrides: those not given are gone. */
  private Reply change(JsonNode body) {
    Fields fields = Fields.of(body, Set.of("profile", "seed", "overrides"));
    Manner now = conduct.manner();
    Profile profile = fields.has("profile") ? Profile.of(fields.text("profile")) : now.profile();
    long seed =
        fields.has("seed") ? fields.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE) : now.seed();
    Map<Setting, Double> overrides = overrides(body.get("overrides"));
    // How long to hang is the test bed's patience, not the weather: it outlives a change of
    // profile.
    Double hang = now.overrides().get(Setting.HANG);
    if (hang != null) overrides.putIfAbsent(Setting.HANG, hang);
    conduct.change(new Manner(profile, seed, overrides));
    notes.accept("profile " + profile.wireName() + ", seed " + seed);
    return Reply.ok(this::writeManner);
  }

  private static Map<Setting, Double> overrides(@Nullable JsonNode node) {
    var overrides = new EnumMap<Setting, Double>(Setting.class);
    if (node == null) return overrides;
    if (!node.isObject()) throw new Unreadable("overrides must be an object");
    for (var property : node.properties()) {
      Setting setting = Setting.of(property.getKey());
      if (!property.getValue().isNumber()) {
        throw new Unreadable(setting.wireName() + " must be a number");
      }
      overrides.put(setting, property.getValue().doubleValue());
    }
    return overrides;
  }

  private Reply force(JsonNode body) {
    Fields fields =
        Fields.of(body, Set.of("operation", "key", "tokenPrefix", "behaviour", "times"));
    if (!fields.has("operation") && !fields.has("key") && !fields.has("tokenPrefix")) {
      throw new Unreadable("say for what: operation, key or tokenPrefix");
    }
    var match =
        new Match(
            fields.has("operation") ? Operation.of(fields.text("operation")) : null,
            fields.has("key") ? fields.text("key") : null,
            fields.has("tokenPrefix") ? fields.text("tokenPrefix") : null);
    Behaviour behaviour = Behaviour.of(fields.text("behaviour"));
    long times = fields.has("times") ? fields.integer("times", 1, MAX_TIMES) : 1;
    conduct.force(match, behaviour, times);
    return Reply.ok(json -> {
      json.writeStringProperty("behaviour", behaviour.suffix());
      json.writeNumberProperty("times", times);
    });
  }

  /** Without days: of everything. */
  private Reply settlement(Incoming incoming) throws InterruptedException {
    var asked = incoming.parameters("from", "to", "plant");
    var plants =
        asked.containsKey("plant")
            ? Stream.of(asked.getOrDefault("plant", "").split(",")).map(Plant::of).toList()
            : List.<Plant>of();
    var from = day("from", asked.getOrDefault("from", FIRST_DAY));
    byte[] rows = settlement.of(from, day("to", asked.getOrDefault("to", LAST_DAY)), plants);
    book.awaitSynced();
    return new Reply.File("text/csv; charset=utf-8", rows);
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Unreadable(name + " must be a day such as 2026-11-20");
    }
  }

  private Reply remove(String key) throws InterruptedException {
    return book.remove(key)
        ? Reply.ok(json -> json.writeStringProperty("removed", key))
        : Reply.error(404, "no_such_operation", "no effect on the list has this key");
  }

  private void writeManner(JsonGenerator json) {
    Manner manner = conduct.manner();
    json.writeStringProperty("profile", manner.profile().wireName());
    json.writeNumberProperty("seed", manner.seed());
    json.writeObjectPropertyStart("overrides");
    manner
        .overrides()
        .forEach((setting, value) -> json.writeNumberProperty(setting.wireName(), value));
    json.writeEndObject();
    json.writeObjectPropertyStart("settings");
    for (Setting setting : Setting.values()) {
      json.writeNumberProperty(setting.wireName(), manner.get(setting));
    }
    json.writeEndObject();
  }

  private void writeStats(JsonGenerator json) {
    json.writeStringProperty("profile", conduct.manner().profile().wireName());
    json.writeNumberProperty("seed", conduct.manner().seed());
    json.writeObjectPropertyStart("operations");
    for (Operation operation : Operation.values()) {
      json.writeObjectPropertyStart(operation.wireName());
      for (Count count : Count.values()) {
        json.writeNumberProperty(count.wireName(), stats.get(operation, count));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("total");
    for (Count count : Count.values()) {
      long total = 0;
      for (Operation operation : Operation.values()) total += stats.get(operation, count);
      json.writeNumberProperty(count.wireName(), total);
    }
    json.writeEndObject();
  }
}
