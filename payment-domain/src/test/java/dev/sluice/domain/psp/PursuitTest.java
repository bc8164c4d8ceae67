package dev.sluice.domain.psp;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.event.EventId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer.Accepted;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Broken;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.InProgress;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.PspAnswer.NotAsked;
import dev.sluice.domain.psp.PspAnswer.NotFound;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.test.seeded.Chance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PursuitTest {
  private static final PspCapabilities PSP = PspCapabilities.standard(ofSeconds(3));
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final EventId CAUSE = new EventId("po_x:PaymentOrderCreated:1");
  private static final EventId ANSWER = new EventId("po_x:PaymentOrderPspResultUpdated:x");
  private static final Instant DEAD = START.plus(ofHours(23));

  private final Chance chance = Chance.of(7);

  @Test
  void it_begins_with_the_first_request_and_nothing_due() {
    assertThat(begun()).isEqualTo(new Pursuit(1, 0, 0, Phase.REQUESTED, START, START, CAUSE, null));
  }

  @Test
  void after_each_of_the_first_four_silences_it_is_requested_again_with_growing_delays() {
    var pursuit = begun();
    for (int k = 1; k <= 4; k++) {
      pursuit = after(pursuit, new NoAnswer("timeout"), START);

      assertThat(pursuit.phase()).isEqualTo(Phase.RETRY);
      assertThat(pursuit.unanswered()).isEqualTo(k);
      var longest = ofSeconds(2L << (k - 1));
      assertThat(due(pursuit)).isBetween(longest.dividedBy(2), longest);

      pursuit = pursuit.retry(ANSWER, PSP, START);
      assertThat(pursuit.phase()).isEqualTo(Phase.REQUESTED);
      assertThat(pursuit.attempt()).isEqualTo(k + 1);
      assertThat(pursuit.requestedBy()).isEqualTo(ANSWER);
      assertThat(pursuit.since()).isEqualTo(START);
    }
  }

  @Test
  void after_the_fifth_silence_it_is_asked_by_key() {
    var pursuit = silent(5);

    assertThat(pursuit.phase()).isEqualTo(Phase.QUESTION);
    assertThat(pursuit.attempt()).isEqualTo(5);
    assertThat(due(pursuit)).isEqualTo(ofMinutes(1));
  }

  @Test
  void questions_come_after_1_5_and_15_minutes_and_then_hourly() {
    var pursuit = silent(5);
    for (var pause : new Duration[] {ofMinutes(5), ofMinutes(15), ofHours(1), ofHours(1)}) {
      pursuit = pursuit.asking(PSP, START);
      assertThat(pursuit.phase()).isEqualTo(Phase.QUESTION);
      assertThat(due(pursuit)).as("due by itself should the janitor die").isEqualTo(pause);

      pursuit = after(pursuit, new InProgress(), START);
      assertThat(pursuit.phase()).isEqualTo(Phase.QUESTION);
      assertThat(due(pursuit)).isEqualTo(pause);
    }
    assertThat(pursuit.asked()).isEqualTo(4);
    assertThat(pursuit.attempt()).isEqualTo(5);
  }

  @Test
  void accepted_is_never_requested_again_but_asked_after_a_minute() {
    var pursuit = after(begun(), new Accepted(), START);

    assertThat(pursuit.phase()).isEqualTo(Phase.QUESTION);
    assertThat(pursuit.unanswered()).isZero();
    assertThat(due(pursuit)).isEqualTo(ofMinutes(1));
  }

  @Test
  void what_is_broken_is_asked_after_a_minute_and_then_hourly() {
    var pursuit = after(begun(), new Broken("401"), START);
    assertThat(pursuit.phase()).isEqualTo(Phase.QUESTION);
    assertThat(due(pursuit)).isEqualTo(ofMinutes(1));

    pursuit = after(pursuit.asking(PSP, START), new Broken("401"), START);
    assertThat(pursuit.phase()).isEqualTo(Phase.QUESTION);
    assertThat(due(pursuit)).isEqualTo(ofHours(1));
    assertThat(pursuit.unanswered()).isZero();
  }

  @Test
  void not_asked_is_due_when_the_psp_said_and_does_not_count() {
    var pursuit = begun();
    for (int i = 1; i <= 20; i++) {
      pursuit = after(pursuit, new NotAsked(ofSeconds(7)), START);

      assertThat(pursuit.phase()).isEqualTo(Phase.RETRY);
      assertThat(pursuit.unanswered()).isZero();
      assertThat(due(pursuit)).isEqualTo(ofSeconds(7));
      pursuit = pursuit.retry(null, PSP, START);
      assertThat(pursuit.attempt()).isEqualTo(i + 1);
    }
    assertThat(after(pursuit, new NoAnswer("timeout"), START).unanswered()).isOne();
  }

  @Test
  void not_found_while_the_key_lives_is_requested_again() {
    var asked = silent(5).asking(PSP, START);

    var pursuit = after(asked, new NotFound(), DEAD.minusNanos(1));

    assertThat(pursuit.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(pursuit.attempt()).isEqualTo(6);
    assertThat(pursuit.requestedBy()).isEqualTo(ANSWER);
    assertThat(pursuit.nextAt()).isNull();
  }

  @Test
  void not_found_once_the_key_may_be_forgotten_is_lost() {
    var pursuit = after(silent(5).asking(PSP, START), new NotFound(), DEAD);

    assertThat(pursuit.isLost()).isTrue();
    assertThat(pursuit.attempt()).isEqualTo(5);
    assertThat(pursuit.nextAt()).as("nothing but a void ends it").isNull();
  }

  @Test
  void silence_to_a_request_after_a_question_goes_to_the_next_question() {
    var requested = after(silent(5).asking(PSP, START), new NotFound(), START);

    var pursuit = after(requested, new NoAnswer("timeout"), START);

    assertThat(pursuit.phase()).isEqualTo(Phase.QUESTION);
    assertThat(due(pursuit)).isEqualTo(ofMinutes(5));
  }

  @Test
  void who_calls_is_given_the_deadline_and_two_seconds_before_somebody_else_tries() {
    var pursuit = begun().calling(PSP, START);

    assertThat(pursuit.phase()).isEqualTo(Phase.RETRY);
    assertThat(pursuit.attempt()).isOne();
    assertThat(pursuit.unanswered()).isZero();
    assertThat(due(pursuit)).isEqualTo(ofSeconds(5));
  }

  @Test
  void a_first_request_may_wait_for_days_before_it_is_called() {
    assertThat(begun().calling(PSP, DEAD.plus(ofHours(100))).phase()).isEqualTo(Phase.RETRY);
  }

  @Test
  void nobody_calls_with_a_key_that_may_be_forgotten() {
    var died = begun().calling(PSP, START);
    assertThat(died.calling(PSP, DEAD).phase()).isEqualTo(Phase.QUESTION);

    var second = silent(1).retry(null, PSP, START);
    assertThat(second.calling(PSP, DEAD.minusNanos(1)).phase()).isEqualTo(Phase.RETRY);
    assertThat(second.calling(PSP, DEAD).phase()).isEqualTo(Phase.QUESTION);
  }

  @Test
  void a_retry_that_comes_too_late_for_its_key_is_a_question() {
    var died = begun().calling(PSP, START);

    assertThat(died.retry(null, PSP, DEAD.minusNanos(1)).phase()).isEqualTo(Phase.REQUESTED);
    var late = died.retry(null, PSP, DEAD);
    assertThat(late.phase()).isEqualTo(Phase.QUESTION);
    assertThat(late.attempt()).isOne();
    assertThat(Duration.between(DEAD, late.nextAt())).isEqualTo(ofMinutes(1));
  }

  @Test
  void silence_or_a_full_bulkhead_past_the_life_of_the_key_is_a_question() {
    assertThat(after(begun(), new NoAnswer("timeout"), DEAD).phase()).isEqualTo(Phase.QUESTION);
    assertThat(after(begun(), new NotAsked(ofSeconds(1)), DEAD).phase()).isEqualTo(Phase.QUESTION);
  }

  @Test
  void an_answer_that_ends_the_operation_is_not_for_the_pursuit() {
    var reference = new PspReference("psp-1");
    var ten = Amount.of(1000, "EUR");
    for (var answer :
        new PspAnswer[] {
          new Approved(reference, ten),
          new PspAnswer.Mismatch(reference, ten),
          new Declined("insufficient_funds")
        })
      assertThatIllegalArgumentException()
          .isThrownBy(() -> after(begun(), answer, START))
          .withMessageContaining("ends the pursuit");
  }

  private static Pursuit begun() {
    return Pursuit.begin(CAUSE, START);
  }

  private Pursuit silent(int times) {
    var pursuit = after(begun(), new NoAnswer("timeout"), START);
    for (int i = 1; i < times; i++)
      pursuit = after(pursuit.retry(null, PSP, START), new NoAnswer("timeout"), START);
    return pursuit;
  }

  private Pursuit after(Pursuit pursuit, PspAnswer answer, Instant now) {
    return pursuit.after(answer, ANSWER, PSP, now, chance);
  }

  private static Duration due(Pursuit pursuit) {
    return Duration.between(START, pursuit.nextAt());
  }
}
