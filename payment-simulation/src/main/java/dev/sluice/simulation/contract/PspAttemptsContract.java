package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static dev.sluice.simulation.contract.Things.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspAttempts.Answer;
import dev.sluice.application.psp.PspAttempts.Attempt;
import dev.sluice.application.psp.PspAttempts.Source;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link PspAttempts} promises. */
@ContractOf(PspAttempts.class)
public abstract class PspAttemptsContract {

  private static final PspAnswer APPROVED = new PspAnswer.Approved(reference(1), eur(2900));
  private static final PspAnswer SILENCE = new PspAnswer.NoAnswer("timeout");

  private final Things things = new Things();

  protected abstract Transactions transactions();

  protected abstract PspAttempts attempts();

  /**
   * What is on record about a key, in any order: {@code CALL 1 Approved}; {@code CALL 1 -} while
   * nothing is known.
   */
  protected abstract List<String> onRecord(PspKey key);

  @Test
  void an_attempt_is_on_record_before_it_is_answered() {
    var request = authorize();

    open(request, 1);
    assertThat(onRecord(request.key())).containsExactly("CALL 1 -");
    answer(request, Source.CALL, 1, APPROVED, NOW);

    assertThat(onRecord(request.key())).containsExactly("CALL 1 Approved");
  }

  @Test
  void every_kind_of_answer_can_be_recorded() {
    for (var answer :
        List.of(
            APPROVED,
            new PspAnswer.Mismatch(reference(2), eur(1)),
            new PspAnswer.Accepted(),
            new PspAnswer.Declined("no money"),
            new PspAnswer.NotAsked(Duration.ofSeconds(3)),
            SILENCE,
            new PspAnswer.Broken("404"),
            new PspAnswer.InProgress(),
            new PspAnswer.NotFound())) {
      var request = authorize();
      open(request, 1);

      answer(request, Source.CALL, 1, answer, NOW);

      assertThat(onRecord(request.key()))
          .containsExactly("CALL 1 " + answer.getClass().getSimpleName());
    }
  }

  @Test
  void an_attempt_opened_again_after_a_crash_stays_as_it_was() {
    var request = authorize();
    open(request, 1);
    answer(request, Source.CALL, 1, APPROVED, NOW);

    open(request, 1);
    open(request, 2);

    assertThat(onRecord(request.key())).containsExactlyInAnyOrder("CALL 1 Approved", "CALL 2 -");
  }

  @Test
  void a_later_answer_counts_while_none_has_ended_the_operation() {
    var request = authorize();
    open(request, 1);
    answer(request, Source.CALL, 1, SILENCE, NOW);

    answer(request, Source.CALL, 1, APPROVED, NOW.plusSeconds(1));

    assertThat(onRecord(request.key())).containsExactly("CALL 1 Approved");
  }

  @Test
  void what_ended_an_operation_stays_whatever_is_heard_later() {
    for (var end :
        List.of(
            APPROVED, new PspAnswer.Declined("no"), new PspAnswer.Mismatch(reference(2), eur(1)))) {
      var request = authorize();
      open(request, 1);
      answer(request, Source.CALL, 1, end, NOW);

      answer(request, Source.CALL, 1, SILENCE, NOW.plusSeconds(9));

      assertThat(onRecord(request.key()))
          .containsExactly("CALL 1 " + end.getClass().getSimpleName());
    }
  }

  @Test
  void an_answer_that_came_another_way_is_on_record_beside_it() {
    var request = authorize();
    open(request, 1);

    answer(request, Source.ASKED, 1, new PspAnswer.NotFound(), NOW);
    answer(request, Source.WEBHOOK, 1, APPROVED, NOW);

    assertThat(onRecord(request.key()))
        .containsExactlyInAnyOrder("CALL 1 -", "ASKED 1 NotFound", "WEBHOOK 1 Approved");
  }

  @Test
  void what_is_rolled_back_is_not_on_record() {
    var request = authorize();

    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  attempts().open(List.of(new Attempt(request, Source.CALL, 1)), NOW);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(onRecord(request.key())).isEmpty();
  }

  @Test
  void nothing_to_record_is_nothing_to_do() {
    transactions()
        .run(() -> {
          attempts().open(List.of(), NOW);
          attempts().answered(List.of(), NOW);
        });
  }

  private void open(PspRequest request, int n) {
    transactions().run(() -> attempts().open(List.of(new Attempt(request, Source.CALL, n)), NOW));
  }

  private void answer(PspRequest request, Source source, int n, PspAnswer answer, Instant at) {
    var told = new Answer(request.key(), request.operation(), source, n, answer);
    transactions().run(() -> attempts().answered(List.of(told), at));
  }

  private PspRequest authorize() {
    return new PspRequest.Authorize(new PaymentIntentId(things.number()), eur(2900), "tok_1");
  }
}
