package dev.sluice.simulator.book;

import dev.sluice.simulator.conduct.Fate;
import dev.sluice.simulator.journal.DataDirectory;
import dev.sluice.simulator.journal.Journal;
import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PSP's memory: one lock around short decisions, each written to the journal in the order it
 * was made. Nothing read from here may be told before its position is synced.
 */
public final class Book implements AutoCloseable {
  private final Keys keys;
  private final Effects effects;
  private final Disputes disputes = new Disputes();
  private final Map<String, Fact.Promised> promises = new LinkedHashMap<>();
  private final Consumer<Fact> facts;
  private final Journal journal;

  /**
   * @param authorizationLife how long money is held that nobody captures
   * @param facts sees every fact, first those of the past; called under the lock
   * @param notes told when a torn end of the file was cut off
   * @param lost told when the disk refuses: the process must stop
   */
  public Book(
      DataDirectory directory,
      Duration keyLife,
      Duration authorizationLife,
      Consumer<Fact> facts,
      Consumer<String> notes,
      Consumer<IOException> lost)
      throws IOException {
    this.keys = new Keys(keyLife);
    this.effects = new Effects(authorizationLife);
    this.facts = facts;
    this.journal = new Journal(directory, bytes -> apply(FactJson.read(bytes), 0), notes, lost);
  }

  public synchronized Claim claim(String key, Request request, Instant now) {
    Keys.Entry known = keys.find(key, now);
    if (known != null && (known.busy() || known.answer != null)) {
      if (!request.equals(known.request)) return new Claim.Reused();
      if (known.answer != null)
        return new Claim.Answered(new Written(known.answer, known.position));
      return new Claim.Running();
    }
    Effect target = effects.target(request);
    if (target == null && mustExist(request)) {
      return new Claim.Unknown(
          request instanceof Request.Refund(Request.ByCapture _, var _, var _)
              ? "capture"
              : "authorization");
    }
    Keys.Entry entry = keys.findOrAdd(key, now);
    entry.request = request;
    entry.running = true;
    String token = request instanceof Request.Authorize authorize ? authorize.token() : null;
    if (target != null && target.authorization().request instanceof Request.Authorize authorize) {
      token = authorize.token();
    }
    return new Claim.Fresh(++entry.requests, token);
  }

  private static boolean mustExist(Request request) {
    return switch (request) {
      case Request.Authorize _ -> false;
      case Request.Void(Request.ByKey _, var _, var _) -> false;
      case Request.Capture _, Request.Void _, Request.Refund _ -> true;
    };
  }

  /** Nothing happened: the next request with this key is as good as this one was. */
  public synchronized void release(String key, Instant now) {
    Keys.Entry entry = keys.find(key, now);
    if (entry == null) return;
    entry.running = false;
    if (entry.answer == null) entry.request = null;
  }

  public synchronized Written decide(String key, Request request, Fate fate, Instant now) {
    effects.expire(now);
    Answer answer = Decision.of(request, fate.verdict(), key, effects, now);
    return write(new Fact.Decided(key, request, answer, fate.weather(), fate.forgetsKey()), answer);
  }

  public synchronized Written promise(Fact.Promised promise) {
    return write(promise, new Answer.Accepted(promise.at()));
  }

  public synchronized Written fulfil(Fact.Promised promise, Instant now) {
    effects.expire(now);
    Answer answer = Decision.of(promise.request(), promise.verdict(), promise.key(), effects, now);
    return write(new Fact.Fulfilled(promise.key(), promise.request(), answer), answer);
  }

  /** What was accepted and still waits for its result. */
  public synchronized List<Fact.Promised> promises() {
    return List.copyOf(promises.values());
  }

  public synchronized Standing ask(String key, Instant now) {
    Keys.Entry entry = keys.find(key, now);
    if (entry == null) return new Standing.NotFound();
    if (entry.busy()) return new Standing.InProgress();
    Answer answer = entry.result == null ? entry.answer : entry.result;
    return answer == null
        ? new Standing.NotFound()
        : new Standing.Done(new Written(answer, entry.position));
  }

  public synchronized Page page(long after, int limit) {
    return effects.page(after, limit);
  }

  public synchronized OpenAuthorizations open(Instant now) {
    effects.expire(now);
    return effects.open();
  }

  /** What is still held under a reference: 0 when it is over; null when nobody knows it. */
  public synchronized @Nullable Amount held(String reference, Instant now) {
    effects.expire(now);
    Effect authorization = effects.authorization(reference);
    if (authorization == null) return null;
    return authorization.amount.withValue(authorization.expired ? 0 : authorization.open());
  }

  /**
   * Takes the last effect of a key off the list; caps and answers stay as they are.
   *
   * @return false when there is none
   */
  public boolean remove(String key) throws InterruptedException {
    long position;
    synchronized (this) {
      Effect effect = effects.ofKey(key);
      if (effect == null) return false;
      var removed = new Fact.Removed(effect.sequence);
      position = journal.append(FactJson.bytes(removed));
      apply(removed, position);
    }
    journal.awaitSynced(position);
    return true;
  }

  /**
   * A bank takes money of a capture back.
   *
   * @param key of the capture
   * @param amount null for all of it
   * @return null when nothing was captured with this key
   */
  public synchronized @Nullable Dispute dispute(String key, @Nullable Amount amount, Instant now) {
    Effect capture = effects.ofKey(key);
    return capture == null ? null : write(disputes.opened(capture, amount, now));
  }

  /**
   * It has decided.
   *
   * @return null when there is no such dispute
   */
  public synchronized @Nullable Dispute decide(String id, Dispute.Standing outcome, Instant now) {
    Dispute decided = disputes.decided(id, outcome, now);
    return decided == null ? null : write(decided);
  }

  private Dispute write(Dispute dispute) {
    var fact = new Fact.Disputed(dispute);
    apply(fact, journal.append(FactJson.bytes(fact)));
    return dispute;
  }

  public void awaitSynced(long position) throws InterruptedException {
    journal.awaitSynced(position);
  }

  /** Returns when everything decided by now is on disk. */
  public void awaitSynced() throws InterruptedException {
    journal.awaitSynced(journal.position());
  }

  private Written write(Fact fact, Answer answer) {
    long position = journal.append(FactJson.bytes(fact));
    apply(fact, position);
    return new Written(answer, position);
  }

  private void apply(Fact fact, long position) {
    switch (fact) {
      case Fact.Decided(var key, var request, var answer, var _, var keyForgotten) -> {
        if (answer instanceof Answer.Approved approved) effects.apply(key, request, approved);
        Keys.Entry entry = keys.findOrAdd(key, answer.at());
        remember(entry, request, answer, position);
        if (keyForgotten) entry.forget();
      }
      case Fact.Promised promise -> {
        Keys.Entry entry = keys.findOrAdd(promise.key(), promise.at());
        remember(entry, promise.request(), new Answer.Accepted(promise.at()), position);
        promises.put(promise.key(), promise);
      }
      case Fact.Fulfilled(var key, var request, var answer) -> {
        if (answer instanceof Answer.Approved approved) effects.apply(key, request, approved);
        Keys.Entry entry = keys.findOrAdd(key, answer.at());
        entry.result = answer;
        entry.position = position;
        promises.remove(key);
      }
      case Fact.Disputed(var dispute) -> disputes.apply(dispute);
      case Fact.Removed(var sequence) -> {
        Effect effect = effects.at(sequence);
        if (effect != null) effect.removed = true;
      }
    }
    facts.accept(fact);
  }

  private static void remember(Keys.Entry entry, Request request, Answer answer, long position) {
    entry.request = request;
    entry.answer = answer;
    entry.position = position;
    entry.running = false;
    entry.requests = Math.max(1, entry.requests);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    journal.close();
  }
}
