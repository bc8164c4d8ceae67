package dev.sluice.application.deadletter;

import dev.sluice.application.deadletter.FiledLetter.Resolution;
import dev.sluice.application.deadletter.FiledLetter.Status;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.DeadLetterId;
import java.util.List;
import java.util.Optional;

/** The letters on file. */
public interface DeadLetters {

  /** All that is given has to match. */
  record Filter(
      Optional<Status> status,
      Optional<String> group,
      Optional<Topic> topic,
      Optional<String> eventId) {}

  /**
   * In a transaction. The same bytes given up by the same group under the same name are one letter,
   * however often they are found: one filed before stays as it is.
   *
   * @return how many are new
   */
  int file(List<FoundLetter> letters);

  Optional<FiledLetter> find(DeadLetterId id);

  /** Newest first. */
  List<FiledLetter> list(Filter filter, Optional<DeadLetterId> before, int atMost);

  /** In a transaction: the letter, locked together with all others of its group and event. */
  Optional<FiledLetter> lock(DeadLetterId id);

  /** In a transaction that has locked them: the highest replay of this event for this group. */
  int lastReplay(String group, String eventId);

  /** In a transaction that has locked it. */
  void resolve(DeadLetterId id, Resolution resolution);
}
