package dev.sluice.simulation.psp;

import dev.sluice.application.webhook.PspMessage;
import dev.sluice.application.webhook.PspMessage.Named;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the PSP tells unasked: late, twice, in any order. It gives up on what nobody has taken for a
 * while.
 */
public final class Postbox {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private record Letter(String eventId, Instant due) {}

  private final List<Letter> letters = new ArrayList<>();
  private final Map<String, PspMessage> written = new HashMap<>();

  /**
   * @param due once for each delivery
   */
  void post(PspMessage message, List<Instant> due) {
    if (due.isEmpty()) return;
    var eventId = "evt-" + written.size();
    written.put(eventId, message);
    for (var at : due) letters.add(new Letter(eventId, at));
  }

  /** One of those that are due: the body to be delivered. */
  public Optional<byte[]> take(Instant now, RandomGenerator chance) {
    letters.removeIf(letter -> letter.due().plus(PATIENCE).isBefore(now));
    var due = letters.stream().filter(letter -> !letter.due().isAfter(now)).toList();
    if (due.isEmpty()) return Optional.empty();
    var letter = due.get(chance.nextInt(due.size()));
    letters.remove(letter);
    return Optional.of(letter.eventId().getBytes(StandardCharsets.UTF_8));
  }

  /** When the next delivery is due. */
  public Optional<Instant> next() {
    return letters.stream().map(Letter::due).min(Comparator.naturalOrder());
  }

  /** What a body says. */
  public Named read(byte[] body) {
    var eventId = new String(body, StandardCharsets.UTF_8);
    var message = written.get(eventId);
    if (message == null) throw new IllegalArgumentException("nobody wrote " + eventId);
    return new Named(eventId, message);
  }
}
