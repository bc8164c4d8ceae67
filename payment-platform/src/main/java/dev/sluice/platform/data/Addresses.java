package dev.sluice.platform.data;

import dev.sluice.servers.process.FreePort;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The TCP ports of an installation. They are drawn at the first start and kept, so that an address
 * that worked yesterday works today; one that somebody else took meanwhile is drawn again.
 */
public final class Addresses {
  private final DataDirectory data;
  private final Map<String, Integer> kept;

  private Addresses(DataDirectory data, Map<String, Integer> kept) {
    this.data = data;
    this.kept = kept;
  }

  public static Addresses of(DataDirectory data) {
    return new Addresses(data, read(data));
  }

  /** What it was at the last start. */
  public OptionalInt kept(String what) {
    Integer number = kept.get(what);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /**
   * @param usual taken at the first start if nobody listens there
   */
  public int of(String what, int usual) {
    int wanted = kept.getOrDefault(what, usual);
    if (kept.containsValue(wanted) && !kept.containsKey(what)) wanted = FreePort.next();
    return keep(what, FreePort.isFree(wanted) ? wanted : FreePort.next());
  }

  /**
   * The port that was asked for, 0 for a free one.
   *
   * @throws ServerFailure naming who has it
   */
  public int exactly(String what, int asked) {
    if (asked != 0 && !FreePort.isFree(asked)) {
      throw new ServerFailure(
          "Port %d, wanted for %s, is in use%s: stop that, or choose another with --port"
              .formatted(asked, what, FreePort.holder(asked)));
    }
    return keep(what, FreePort.orNext(asked));
  }

  private int keep(String what, int number) {
    kept.put(what, number);
    DataDirectory.replace(data.addresses(), JsonMapper.shared().writeValueAsString(kept) + "\n");
    return number;
  }

  private static Map<String, Integer> read(DataDirectory data) {
    if (!Files.exists(data.addresses())) return new TreeMap<>();
    try {
      return new TreeMap<>(
          JsonMapper.shared()
              .readValue(
                  Files.readString(data.addresses()),
                  new TypeReference<Map<String, Integer>>() {}));
    } catch (IOException | JacksonException e) {
      // Addresses are a comfort: without them there are new ones.
      return new TreeMap<>();
    }
  }
}
