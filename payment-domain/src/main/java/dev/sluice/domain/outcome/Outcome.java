package dev.sluice.domain.outcome;

import dev.sluice.domain.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * What a thing answers to a trigger.
 *
 * @param <T> the thing
 */
public sealed interface Outcome<T> {

  /** It changed, and this is worth telling. */
  record Moved<T>(T thing, List<Event> news) implements Outcome<T> {
    public Moved {
      news = List.copyOf(news);
    }
  }

  /** The same again, or about something that is over: daily life, no alarm. */
  record Already<T>(T thing) implements Outcome<T> {}

  /**
   * It contradicts what the books say: a person must look.
   *
   * @param inReview what it became, where the contradiction means that money moved; empty when
   *     nothing changed
   */
  record Refused<T>(T thing, String reason, Optional<Moved<T>> inReview) implements Outcome<T> {}

  /** The thing as it stands afterwards. */
  default T after() {
    return switch (this) {
      case Moved<T> moved -> moved.thing();
      case Already<T> already -> already.thing();
      case Refused<T> refused -> refused.inReview().map(Moved::thing).orElse(refused.thing());
    };
  }

  default List<Event> news() {
    return switch (this) {
      case Moved<T> moved -> moved.news();
      case Already<T> _ -> List.of();
      case Refused<T> refused -> refused.inReview().map(Moved::news).orElse(List.of());
    };
  }

  static <T> Outcome<T> moved(T thing, Event... news) {
    return new Moved<>(thing, List.of(news));
  }

  static <T> Outcome<T> already(T thing) {
    return new Already<>(thing);
  }

  static <T> Outcome<T> refused(T thing, String reason) {
    return new Refused<>(thing, reason, Optional.empty());
  }
}
