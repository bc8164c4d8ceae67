package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything done, by sequence, and what of it is still open. Guarded by the book. */
final class Effects {
  // Index = sequence - 1. A sequence without money (a void that found nothing open) has no effect
  // here.
  private final List<@Nullable Effect> bySequence = new ArrayList<>();
  // Kept for ever, unlike answers: a merchant may void by key long after the PSP forgot the answer.
  private final Map<String, Effect> authorizationsByKey = new HashMap<>();
  private final Set<String> closedKeys = new HashSet<>();
  private final Map<String, Long> openAmounts = new TreeMap<>();
  private final Duration authorizationLife;
  private long openCount;

  /** Every effect up to this sequence was looked at, and is past the life of an authorization. */
  private long past;

  Effects(Duration authorizationLife) {
    this.authorizationLife = authorizationLife;
  }

  long nextSequence() {
    return bySequence.size() + 1L;
  }

  @Nullable Effect at(long sequence) {
    return sequence < 1 || sequence > bySequence.size()
        ? null
        : bySequence.get((int) (sequence - 1));
  }

  /** The authorization or capture a request names, null when there is none. */
  @Nullable Effect target(Request request) {
    return switch (request) {
      case Request.Authorize _ -> null;
      case Request.Capture capture -> find(Operation.AUTHORIZE, capture.authorization());
      case Request.Refund(Request.ByCapture(var capture), var _, var _) ->
          find(Operation.CAPTURE, capture);
      case Request.Refund(Request.ByReference(var authorization), var _, var _) ->
          find(Operation.AUTHORIZE, authorization);
      case Request.Void(Request.ByReference(var reference), var _, var _) ->
          find(Operation.AUTHORIZE, reference);
      case Request.Void(Request.ByKey(var key), var _, var _) -> authorizationsByKey.get(key);
    };
  }

  /** Null when there is none under this reference. */
  @Nullable Effect authorization(String reference) {
    return find(Operation.AUTHORIZE, reference);
  }

  private @Nullable Effect find(Operation operation, String reference) {
    Effect effect = at(operation.sequence(reference));
    return effect != null && effect.request.operation() == operation ? effect : null;
  }

  boolean closed(String authorizationKey) {
    return closedKeys.contains(authorizationKey);
  }

  void apply(String key, Request request, Answer.Approved approved) {
    if (request instanceof Request.Void(Request.ByKey(var closed), var _, var _)) {
      closedKeys.add(closed);
    }
    Amount amount = approved.amount();
    if (amount == null || amount.value() == 0) {
      bySequence.add(null);
      return;
    }
    Effect on = target(request);
    var effect = new Effect(nextSequence(), key, request, amount, approved.at(), on);
    bySequence.add(effect);
    if (on == null) {
      authorizationsByKey.put(key, effect);
      opened(amount.currency(), amount.value(), 1);
    } else {
      on.did(request.operation(), amount.value());
      boolean ofAuthorization = request.operation() != Operation.REFUND;
      if (ofAuthorization) opened(amount.currency(), -amount.value(), on.open() == 0 ? -1 : 0);
    }
  }

  /** What nobody captured or voided in time is not held any more. Effects stand in time order. */
  void expire(Instant now) {
    while (past < bySequence.size()) {
      Effect effect = at(past + 1);
      if (effect != null && effect.at.plus(authorizationLife).isAfter(now)) return;
      past++;
      if (effect == null || effect.request.operation() != Operation.AUTHORIZE) continue;
      effect.expired = true;
      if (effect.open() > 0) opened(effect.amount.currency(), -effect.open(), -1);
    }
  }

  private void opened(String currency, long value, int count) {
    long open = openAmounts.merge(currency, value, Math::addExact);
    if (open == 0) openAmounts.remove(currency);
    openCount += count;
  }

  OpenAuthorizations open() {
    return new OpenAuthorizations(openCount, Map.copyOf(openAmounts));
  }

  /** The last effect of this key that is still on the list, null when there is none. */
  @Nullable Effect ofKey(String key) {
    for (int i = bySequence.size() - 1; i >= 0; i--) {
      Effect effect = bySequence.get(i);
      if (effect != null && !effect.removed && effect.key.equals(key)) return effect;
    }
    return null;
  }

  Page page(long after, int limit) {
    var effects = new ArrayList<Done>();
    for (long sequence = Math.max(0, after) + 1; sequence < nextSequence(); sequence++) {
      Effect effect = at(sequence);
      if (effect == null || effect.removed) continue;
      if (effects.size() == limit) return new Page(effects, effects.getLast().sequence());
      effects.add(Done.of(effect));
    }
    return new Page(effects, null);
  }
}
