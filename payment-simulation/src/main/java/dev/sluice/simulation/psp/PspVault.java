package dev.sluice.simulation.psp;

import dev.sluice.application.psp.PspRecords.Record;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a PSP keeps: keys with their answers for a while, authorizations and effects for ever. */
final class PspVault {

  private static final String AUTHORIZE = "authorize";
  private static final String CAPTURE = "capture";

  private record Known(PspRequest request, PspAnswer answer, Instant since) {}

  /** Something that happens by itself. */
  private record Later(Instant at, int order, Runnable what) implements Comparable<Later> {
    @Override
    public int compareTo(Later other) {
      int first = at.compareTo(other.at);
      return first != 0 ? first : Integer.compare(order, other.order);
    }
  }

  private record Held(PspKey key, Amount open, Instant since) {}

  private final Duration keyLife;
  private final Duration authorizationLife;
  private final Map<PspKey, Known> keys = new HashMap<>();
  private final Map<String, Held> held = new TreeMap<>();
  private final Set<PspKey> closed = new HashSet<>();

  /** What each capture took of its authorization: not what was beyond it. */
  private final Map<PspKey, Amount> drawnBy = new HashMap<>();

  private final List<Record> records = new ArrayList<>();
  private final TreeSet<Later> later = new TreeSet<>();
  private int references;
  private int numbered;

  PspVault(Duration keyLife, Duration authorizationLife) {
    this.keyLife = keyLife;
    this.authorizationLife = authorizationLife;
  }

  PspAnswer handle(PspRequest request, Mood mood, Instant now) {
    pass(now);
    var known = knownAnswer(request, now);
    return known != null ? known : handleNew(request, mood, now);
  }

  private @Nullable PspAnswer knownAnswer(PspRequest request, Instant now) {
    var known = keys.get(request.key());
    if (known == null || !lives(known, now)) return null;
    if (!known.request().equals(request)) return new PspAnswer.Broken("422 key_reused");
    return known.answer() instanceof PspAnswer.InProgress
        ? new PspAnswer.NoAnswer("409 key_running")
        : known.answer();
  }

  /** It arrives when it arrives. */
  void handleAt(Instant then, PspRequest request) {
    later.add(new Later(then, ++numbered, () -> arrive(request, then)));
  }

  private void arrive(PspRequest request, Instant then) {
    if (knownAnswer(request, then) == null) handleNew(request, Mood.APPROVE, then);
  }

  /**
   * The key is taken now, the effect comes then.
   *
   * @param result hears what became of it
   * @return what is known about the key already; null when this is its first use
   */
  @Nullable PspAnswer begin(
      PspRequest request, Mood mood, Instant now, Instant then, Consumer<PspAnswer> result) {
    pass(now);
    var known = knownAnswer(request, now);
    if (known != null) return known;
    keys.put(request.key(), new Known(request, new PspAnswer.InProgress(), now));
    later.add(new Later(then, ++numbered, () -> result.accept(handleNew(request, mood, then))));
    return null;
  }

  /** What is due by now happens. */
  private void pass(Instant now) {
    while (!later.isEmpty() && !later.first().at().isAfter(now)) later.removeFirst().what().run();
  }

  /** What is due happens; gives back when the next thing is. */
  Optional<Instant> goOn(Instant now) {
    pass(now);
    return later.isEmpty() ? Optional.empty() : Optional.of(later.first().at());
  }

  private PspAnswer handleNew(PspRequest request, Mood mood, Instant now) {
    var answer =
        mood == Mood.DECLINE || mood == Mood.ACCEPT_AND_DECLINE
            ? new PspAnswer.Declined("no_funds")
            : act(request, mood, now);
    var since = keys.get(request.key());
    keys.put(request.key(), new Known(request, answer, since == null ? now : since.since()));
    return answer;
  }

  PspAnswer find(PspKey key, Instant now) {
    pass(now);
    var known = keys.get(key);
    return known != null && lives(known, now) ? known.answer() : new PspAnswer.NotFound();
  }

  private boolean lives(Known known, Instant now) {
    return now.isBefore(known.since().plus(keyLife));
  }

  private PspAnswer act(PspRequest request, Mood mood, Instant now) {
    return switch (request) {
      case PspRequest.Authorize r -> authorize(r, taken(r, mood), now);
      case PspRequest.Capture r -> capture(r, taken(r, mood), now);
      case PspRequest.Refund r -> refund(r, taken(r, mood));
      case PspRequest.Void r -> giveBack(r, r.authorization().value(), now);
      case PspRequest.VoidByKey r -> close(r, now);
    };
  }

  private static Amount taken(PspRequest request, Mood mood) {
    var asked = request.amount();
    if (mood == Mood.TOO_MUCH) return new Amount(asked.value() + 1, asked.currency());
    return mood == Mood.WRONG_AMOUNT && asked.value() > 1
        ? new Amount(asked.value() - 1, asked.currency())
        : asked;
  }

  private PspAnswer authorize(PspRequest.Authorize request, Amount amount, Instant now) {
    if (closed.contains(request.key())) return new PspAnswer.Declined("authorization_voided");
    var reference = newReference();
    held.put(reference, new Held(request.key(), amount, now));
    return did(request, reference, reference, amount);
  }

  private PspAnswer capture(PspRequest.Capture request, Amount amount, Instant now) {
    var authorization = request.authorization().value();
    var there = held.get(authorization);
    if (there == null) return new PspAnswer.Broken("404 unknown authorization");
    if (isOver(there, now)) return new PspAnswer.Declined("authorization_expired");
    if (!amount.currency().equals(there.open().currency()))
      return new PspAnswer.Declined("currency_mismatch");
    if (request.amount().exceeds(there.open()))
      return new PspAnswer.Declined("amount_exceeds_authorization");
    var drawn = amount.exceeds(there.open()) ? there.open() : amount;
    held.put(authorization, new Held(there.key(), there.open().minus(drawn), there.since()));
    drawnBy.put(request.key(), drawn);
    return did(request, authorization, newReference(), amount);
  }

  /** It does what it is asked: that no more goes back than came is for those who ask to see to. */
  private PspAnswer refund(PspRequest.Refund request, Amount amount) {
    var authorization = request.authorization().value();
    return held.containsKey(authorization)
        ? did(request, authorization, newReference(), amount)
        : new PspAnswer.Broken("404 unknown authorization");
  }

  private PspAnswer giveBack(PspRequest request, String authorization, Instant now) {
    var there = held.get(authorization);
    if (there == null) return new PspAnswer.Broken("404 unknown authorization");
    if (isOver(there, now)) return new PspAnswer.Declined("authorization_expired");
    held.put(
        authorization, new Held(there.key(), Amount.zero(there.open().currency()), there.since()));
    return did(request, authorization, newReference(), there.open());
  }

  private PspAnswer close(PspRequest.VoidByKey request, Instant now) {
    closed.add(request.authorizationKey());
    for (var entry : held.entrySet())
      if (entry.getValue().key().equals(request.authorizationKey()))
        return giveBack(request, entry.getKey(), now);
    return new PspAnswer.Approved(
        new PspReference(newReference()), Amount.zero(request.amount().currency()));
  }

  private PspAnswer did(PspRequest request, String authorization, String reference, Amount amount) {
    var operation = request.operation().name().replaceAll("-.+$", "");
    if (!amount.isZero())
      records.add(new Record(request.key().value(), operation, authorization, reference, amount));
    return new PspAnswer.Approved(new PspReference(reference), amount);
  }

  void takeBack(PspKey key) {
    var drawn = drawnBy.remove(key);
    for (var record : List.copyOf(records)) {
      if (!record.key().equals(key.value())) continue;
      records.remove(record);
      if (drawn != null) open(record, drawn);
    }
  }

  /** What it says to the key stays. */
  void correct(PspKey key, Amount amount) {
    for (var record : List.copyOf(records)) {
      if (!record.key().equals(key.value()) || record.amount().equals(amount)) continue;
      records.set(
          records.indexOf(record),
          new Record(
              record.key(),
              record.operation(),
              record.authorization(),
              record.reference(),
              amount));
      if (record.operation().equals(AUTHORIZE)) open(record, amount.minus(record.amount()));
      var drawn = drawnBy.replace(key, amount);
      if (drawn != null) open(record, drawn.minus(amount));
    }
  }

  private void open(Record record, Amount more) {
    held.computeIfPresent(
        record.authorization(),
        (_, there) -> new Held(there.key(), there.open().plus(more), there.since()));
  }

  private String newReference() {
    return "psp-" + ++references;
  }

  List<Record> records() {
    return List.copyOf(records);
  }

  private boolean isOver(Held there, Instant now) {
    return !now.isBefore(there.since().plus(authorizationLife));
  }

  /** What is left of an authorization. */
  PspAnswer held(PspReference reference, Instant now) {
    pass(now);
    var there = held.get(reference.value());
    if (there == null) return new PspAnswer.Broken("404 unknown authorization");
    return there.open().isZero() || isOver(there, now)
        ? new PspAnswer.NotFound()
        : new PspAnswer.Approved(reference, there.open());
  }

  List<String> open(Instant now) {
    return held.entrySet().stream()
        .filter(entry -> !isOver(entry.getValue(), now))
        .filter(entry -> !entry.getValue().open().isZero())
        .map(entry -> entry.getValue().key() + " holds " + entry.getValue().open())
        .toList();
  }
}
