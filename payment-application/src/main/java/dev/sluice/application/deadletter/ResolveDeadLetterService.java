package dev.sluice.application.deadletter;

import dev.sluice.application.deadletter.FiledLetter.Resolution;
import dev.sluice.application.deadletter.FiledLetter.Status;
import dev.sluice.application.outbox.Replays;
import dev.sluice.application.pipeline.Replay;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.DeadLetterId;
import java.time.InstantSource;
import java.util.Optional;

/** What a person decides about a letter. Each in the transaction of the caller. */
public final class ResolveDeadLetterService {

  private final DeadLetters letters;
  private final Replays replays;
  private final InstantSource clock;

  public ResolveDeadLetterService(DeadLetters letters, Replays replays, InstantSource clock) {
    this.letters = letters;
    this.replays = replays;
    this.clock = clock;
  }

  /**
   * Sends the bytes to the group that gave them up, as the next replay of their event. One that was
   * dropped may be sent after all.
   *
   * @param by who decided
   * @throws Problem when there is no such letter, or it was sent already
   */
  public FiledLetter replay(DeadLetterId id, String by, String reason, String traceId) {
    var letter = locked(id);
    if (letter.status() == Status.REPLAYED) throw decided(letter);
    if (letter.group().equals(FoundLetter.UNKNOWN))
      throw new Problem(
          ErrorCode.WRONG_STATE,
          "%s was not put there by a consumer: nobody knows who should read it again"
              .formatted(id));
    var dead = letter.letter();
    int n = letters.lastReplay(letter.group(), dead.eventId()) + 1;
    replays.add(id, new Replay(dead.eventId(), n, letter.group()), dead.raw(), traceId);
    return resolved(letter, Status.REPLAYED, by, reason, n);
  }

  /**
   * @throws Problem when there is no such letter, or somebody has decided already
   */
  public FiledLetter drop(DeadLetterId id, String by, String reason) {
    var letter = locked(id);
    if (letter.status() != Status.OPEN) throw decided(letter);
    return resolved(letter, Status.DROPPED, by, reason, 0);
  }

  private FiledLetter locked(DeadLetterId id) {
    return letters
        .lock(id)
        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND, "There is no dead letter " + id));
  }

  private FiledLetter resolved(FiledLetter letter, Status to, String by, String reason, int n) {
    var resolution = new Resolution(to, by, clock.instant(), reason, n);
    letters.resolve(letter.id(), resolution);
    return new FiledLetter(
        letter.id(), letter.group(), letter.letter(), letter.filedAt(), Optional.of(resolution));
  }

  private static Problem decided(FiledLetter letter) {
    return new Problem(
        ErrorCode.WRONG_STATE,
        letter
            .resolution()
            .map(r ->
                "%s was %s by %s at %s already"
                    .formatted(
                        letter.id(),
                        r.status() == Status.REPLAYED ? "replayed" : "dropped",
                        r.by(),
                        r.at()))
            .orElseThrow());
  }
}
