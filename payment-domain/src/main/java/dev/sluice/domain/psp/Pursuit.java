package dev.sluice.domain.psp;

import dev.sluice.domain.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How far one operation at the PSP has come: requested, waiting for its next try, or waiting for a
 * question. The same for authorizations, captures and voids.
 *
 * @param attempt requests sent so far, this one included; stands in event ids
 * @param unanswered silences so far; drives the backoff
 * @param asked questions by key so far
 * @param since when the key was first used
 * @param requestedAt when this attempt was requested
 * @param requestedBy the event this attempt follows from; null at a door
 * @param nextAt when to try or ask again; null while nothing is due
 */
public record Pursuit(
    int attempt,
    int unanswered,
    int asked,
    Phase phase,
    Instant since,
    Instant requestedAt,
    @Nullable EventId requestedBy,
    @Nullable Instant nextAt) {

  public enum Phase {
    /** Somebody was told to ask and has not answered yet. */
    REQUESTED,
    /** Request again, with the same key, at {@code nextAt}. */
    RETRY,
    /** Do not request again: ask the PSP by key at {@code nextAt}. */
    QUESTION,
    /**
     * Nothing more can be learnt under this key, because the PSP never saw it and has forgotten it
     * by now, or refused a void: a capture ends with a void of its authorization, a void at {@code
     * nextAt} with the authorization itself.
     */
    LOST
  }

  /** What the caller of a dead attempt gets on top of the deadline before somebody else tries. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  public static Pursuit begin(@Nullable EventId cause, Instant now) {
    return new Pursuit(1, 0, 0, Phase.REQUESTED, now, now, cause, null);
  }

  /** The next attempt, with the same key. */
  public Pursuit again(@Nullable EventId cause, Instant now) {
    return new Pursuit(attempt + 1, unanswered, asked, Phase.REQUESTED, since, now, cause, null);
  }

  /** The next attempt is due: with the same key, or a question where the key may be forgotten. */
  public Pursuit retry(@Nullable EventId cause, PspCapabilities psp, Instant now) {
    return mayRequest(psp, now) ? again(cause, now) : question(psp, now);
  }

  /**
   * Somebody is calling the PSP: if he dies, the attempt is due by itself. Where the key may be
   * forgotten it becomes a question instead, and then nobody may call.
   */
  public Pursuit calling(PspCapabilities psp, Instant now) {
    boolean first = attempt == 1 && phase == Phase.REQUESTED;
    return first || mayRequest(psp, now)
        ? waiting(Phase.RETRY, now.plus(psp.deadline()).plus(GRACE))
        : question(psp, now);
  }

  /** The janitor is about to ask: if he dies, the next question is due by itself. */
  public Pursuit asking(PspCapabilities psp, Instant now) {
    return new Pursuit(
        attempt,
        unanswered,
        asked + 1,
        Phase.QUESTION,
        since,
        requestedAt,
        requestedBy,
        now.plus(psp.pauseBeforeQuestion(asked + 1)));
  }

  /**
   * What follows from an answer that ends nothing.
   *
   * @param cause the event that brought the answer: the next attempt follows from it
   */
  public Pursuit after(
      PspAnswer answer,
      @Nullable EventId cause,
      PspCapabilities psp,
      Instant now,
      RandomGenerator chance) {
    return switch (answer) {
      case PspAnswer.NotAsked(Duration retryAfter) ->
          mayRequest(psp, now) ? waiting(Phase.RETRY, now.plus(retryAfter)) : question(psp, now);
      case PspAnswer.NoAnswer _ -> silent().retryOrAsk(psp, now, chance);
      case PspAnswer.Accepted _ -> question(psp, now);
      case PspAnswer.Broken _ ->
          waiting(
              Phase.QUESTION,
              now.plus(asked == 0 ? psp.pauseBeforeQuestion(0) : psp.longestPause()));
      case PspAnswer.InProgress _ -> question(psp, now);
      case PspAnswer.NotFound _ ->
          mayRequest(psp, now) ? again(cause, now) : waiting(Phase.LOST, null);
      case PspAnswer.Approved _, PspAnswer.Mismatch _, PspAnswer.Declined _ ->
          throw new IllegalArgumentException(answer + " ends the pursuit");
    };
  }

  /** Only the end of the authorization ends this: then, and nobody asks any more. */
  public Pursuit lostUntil(Instant end) {
    return waiting(Phase.LOST, end);
  }

  /** Whether it could only end with the authorization, and that is over. */
  public boolean isOver(Instant now) {
    return isLost() && nextAt != null && !nextAt.isAfter(now);
  }

  /** Nothing is due any more, and nobody has heard the end of it. */
  public Pursuit ended() {
    return waiting(Phase.LOST, null);
  }

  /**
   * Whether an answer that ends nothing is about what is going on now. One to an older attempt or
   * question tells of a time before the last request, and what is not there yet may be there since.
   *
   * @param toAttempt the attempt it answers, or the one that was under way when it was asked for
   * @param toQuestion the question it answers; 0 for the answer to a call
   */
  public boolean hears(PspAnswer answer, int toAttempt, int toQuestion) {
    if (toAttempt != attempt) return false;
    return switch (answer) {
      case PspAnswer.InProgress _, PspAnswer.NotFound _ -> isQuestion() && toQuestion == asked;
      default -> isCall(toAttempt);
    };
  }

  /**
   * Whether somebody may be calling for this attempt, again after a crash; never one the janitor
   * has taken over.
   */
  public boolean isCall(int ofAttempt) {
    return ofAttempt == attempt && (phase == Phase.REQUESTED || phase == Phase.RETRY);
  }

  /** Whether it is told to somebody and not taken up yet. */
  public boolean isRequested() {
    return phase == Phase.REQUESTED;
  }

  /** Whether the next request is due by itself. */
  public boolean isRetry() {
    return phase == Phase.RETRY;
  }

  /** Whether the PSP is to be asked by key. */
  public boolean isQuestion() {
    return phase == Phase.QUESTION;
  }

  public boolean isLost() {
    return phase == Phase.LOST;
  }

  private Pursuit silent() {
    return new Pursuit(
        attempt, unanswered + 1, asked, phase, since, requestedAt, requestedBy, nextAt);
  }

  /** Once the janitor has asked, silence goes to his next question, not to a new backoff. */
  private Pursuit retryOrAsk(PspCapabilities psp, Instant now, RandomGenerator chance) {
    return asked == 0 && unanswered < psp.mostUnanswered() && mayRequest(psp, now)
        ? waiting(Phase.RETRY, now.plus(psp.backoff().delay(unanswered, chance)))
        : question(psp, now);
  }

  /**
   * A key may have had its effect although nobody heard of it: its caller died, or the PSP only
   * said "accepted". Past its life a request would be a new one, and charge again.
   */
  public boolean mayRequest(PspCapabilities psp, Instant now) {
    return psp.keyLives(Duration.between(since, now));
  }

  private Pursuit question(PspCapabilities psp, Instant now) {
    return waiting(Phase.QUESTION, now.plus(psp.pauseBeforeQuestion(asked)));
  }

  private Pursuit waiting(Phase next, @Nullable Instant at) {
    return new Pursuit(attempt, unanswered, asked, next, since, requestedAt, requestedBy, at);
  }
}
