package dev.sluice.simulator.conduct;

import dev.sluice.simulator.request.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that force a behaviour: {@code tok_<behaviour>} for the authorization itself, {@code
 * tok_capture_<behaviour>}, {@code tok_void_…} and {@code tok_refund_…} for what is done with that
 * authorization later. Everything else with such a token is approved; a token not in this table is
 * left to the profile.
 */
public final class TestTokens {
  record Script(Operation operation, Behaviour behaviour) {}

  private static final Map<String, Script> TABLE = table();

  private static Map<String, Script> table() {
    var table = new LinkedHashMap<String, Script>();
    for (Behaviour behaviour : Behaviour.values()) {
      for (Operation operation : Operation.values()) {
        String token = token(operation, behaviour);
        if (token != null) table.put(token, new Script(operation, behaviour));
      }
    }
    return Collections.unmodifiableMap(table);
  }

  /** The token that forces it, null where {@code tok_ok} says it all. */
  public static @Nullable String token(Operation operation, Behaviour behaviour) {
    if (operation == Operation.AUTHORIZE) return "tok_" + behaviour.suffix();
    if (behaviour == Behaviour.APPROVED) return null;
    return "tok_" + operation.wireName() + "_" + behaviour.suffix();
  }

  /** What the token forces on the nth request with its key, null when it forces nothing. */
  static @Nullable Fate fate(String token, Operation operation, int nth) {
    Script script = TABLE.get(token);
    if (script == null) return null;
    boolean forced = script.operation == operation && (nth == 1 || script.behaviour.everyRequest());
    return forced ? script.behaviour.fate(operation) : Fate.APPROVED;
  }

  private TestTokens() {}
}
