package dev.sluice.bench.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one client says to PostgreSQL, in its protocol 3: statements are prepared, bound to
 * parameters and executed in messages of their own. Always listened to: what is prepared today is
 * executed tomorrow.
 */
final class Conversation {
  private record Prepared(String sql, List<Integer> types) {}

  private final int number;
  private final Map<String, Prepared> prepared = new HashMap<>();
  private final Map<String, Call> portals = new HashMap<>();

  Conversation(int number) {
    this.number = number;
  }

  /** The statement, if one was executed. */
  Optional<Call> hear(char type, byte[] message) {
    Bytes in = new Bytes(message);
    return switch (type) {
      case 'P' -> prepare(in);
      case 'B' -> bind(in);
      case 'E' -> Optional.ofNullable(portals.get(in.text()));
      case 'Q' -> Optional.of(new Call(number, in.text(), List.of()));
      default -> Optional.empty();
    };
  }

  private Optional<Call> prepare(Bytes in) {
    String name = in.text();
    String sql = in.text();
    List<Integer> types = new ArrayList<>();
    for (int left = in.int16(); left > 0; left--) types.add(in.int32());
    prepared.put(name, new Prepared(sql, types));
    return Optional.empty();
  }

  private Optional<Call> bind(Bytes in) {
    String portal = in.text();
    Prepared statement = prepared.getOrDefault(in.text(), new Prepared("", List.of()));
    List<Integer> formats = new ArrayList<>();
    for (int left = in.int16(); left > 0; left--) formats.add(in.int16());
    List<Param> params = new ArrayList<>();
    int count = in.int16();
    for (int n = 0; n < count; n++) {
      boolean binary = !formats.isEmpty() && formats.get(formats.size() == 1 ? 0 : n) == 1;
      int type = n < statement.types().size() ? statement.types().get(n) : 0;
      int length = in.int32();
      params.add(length < 0 ? Param.none(type) : Param.of(type, binary, in.take(length)));
    }
    portals.put(portal, new Call(number, statement.sql(), params));
    return Optional.empty();
  }
}
