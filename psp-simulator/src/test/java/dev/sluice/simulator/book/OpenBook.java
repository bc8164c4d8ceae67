package dev.sluice.simulator.book;

import dev.sluice.simulator.conduct.Behaviour;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.conduct.Fate;
import dev.sluice.simulator.conduct.Manner;
import dev.sluice.simulator.conduct.Match;
import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.journal.DataDirectory;
import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A book on a directory, with a clock to turn. */
final class OpenBook implements AutoCloseable {
  static final Duration LIFE = Duration.ofHours(24);
  static final Duration AUTHORIZATION_LIFE = Duration.ofDays(7);

  final Book book;
  Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final DataDirectory directory;

  OpenBook(Path path) throws IOException {
    directory = DataDirectory.lock(path);
    book =
        new Book(
            directory,
            LIFE,
            AUTHORIZATION_LIFE,
            _ -> {},
            _ -> {},
            e -> {
              throw new AssertionError(e);
            });
  }

  static Amount eur(long value) {
    return new Amount(value, "EUR");
  }

  static Request authorize(long value) {
    return new Request.Authorize(eur(value), "tok_card", "pi_1");
  }

  static Request capture(String authorization, long value) {
    return new Request.Capture(authorization, eur(value), "po_1");
  }

  static Request refundOfAll(String authorization, long value) {
    return new Request.Refund(new Request.ByReference(authorization), eur(value), "re_1");
  }

  static Request refund(String capture, long value) {
    return new Request.Refund(new Request.ByCapture(capture), eur(value), "re_1");
  }

  static Request voidByReference(String authorization) {
    return new Request.Void(new Request.ByReference(authorization), null, "pi_1");
  }

  static Request voidByKey(String key) {
    return new Request.Void(new Request.ByKey(key), null, "pi_1");
  }

  /** Claims and decides, as if approved by the profile. */
  Answer run(String key, Request request) {
    return run(key, request, Behaviour.APPROVED);
  }

  Answer run(String key, Request request, Behaviour behaviour) {
    Claim claim = book.claim(key, request, now);
    if (!(claim instanceof Claim.Fresh)) throw new AssertionError(key + " is not fresh: " + claim);
    return book.decide(key, request, fate(request, behaviour), now).answer();
  }

  static Fate fate(Request request, Behaviour behaviour) {
    var conduct = new Conduct(new Manner(Profile.FAST, 1, Map.of()));
    conduct.force(new Match(null, "k", null), behaviour, 1);
    return conduct.fate(request.operation(), "k", null, 1);
  }

  OpenAuthorizations open() {
    return book.open(now);
  }

  Claim claim(String key, Request request) {
    return book.claim(key, request, now);
  }

  Standing ask(String key) {
    return book.ask(key, now);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    book.close();
    directory.close();
  }
}
