package dev.sluice.simulation.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.DeadLetters;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.pipeline.Transactions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link DeadLetters} promises. */
@ContractOf(DeadLetters.class)
public abstract class DeadLettersContract {

  protected abstract Transactions transactions();

  protected abstract DeadLetters letters();

  /** The reasons of a step's letters, in any order. */
  protected abstract List<String> reasons(String step);

  @Test
  void a_letter_is_recorded_with_its_reason() {
    record("reasons", letter(7, "id-7", "no event"), letter(8, "id-8", "refused"));

    assertThat(reasons("reasons")).containsExactlyInAnyOrder("no event", "refused");
  }

  @Test
  void a_letter_recorded_before_stays_as_it_is() {
    record("again", letter(8, "id-8", "first"));

    record("again", letter(8, "id-8", "second"), letter(9, "id-9", "new"));

    assertThat(reasons("again")).containsExactlyInAnyOrder("first", "new");
  }

  @Test
  void a_copy_of_the_same_event_at_another_place_is_another_letter() {
    record("copies", letter(8, "same id", "first"), letter(9, "same id", "its copy"));

    assertThat(reasons("copies")).containsExactlyInAnyOrder("first", "its copy");
  }

  @Test
  void the_same_record_is_a_letter_of_each_step_that_could_not_handle_it() {
    record("one-step", letter(8, "id-8", "mine"));
    record("another-step", letter(8, "id-8", "mine too"));

    assertThat(reasons("one-step")).containsExactly("mine");
    assertThat(reasons("another-step")).containsExactly("mine too");
  }

  @Test
  void a_letter_may_be_without_key_and_value() {
    var raw = new RawRecord(Topic.PAYMENT_CAPTURED, 0, 1, null, null, Map.of());

    record("empty", new DeadLetter(raw, raw.toString(), "a record without a value", false));

    assertThat(reasons("empty")).containsExactly("a record without a value");
  }

  @Test
  void no_letters_are_no_work() {
    record("none");

    assertThat(reasons("none")).isEmpty();
  }

  @Test
  void what_is_rolled_back_was_never_recorded() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  letters().record("undone", List.of(letter(1, "id-1", "undone")));
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(reasons("undone")).isEmpty();
  }

  private void record(String step, DeadLetter... dead) {
    transactions().run(() -> letters().record(step, List.of(dead)));
  }

  private static DeadLetter letter(long offset, String inboxId, String reason) {
    var raw =
        new RawRecord(
            Topic.PAYMENT_ORDER_CREATED,
            3,
            offset,
            "key".getBytes(UTF_8),
            new byte[] {0, -1},
            Map.of("a", "1".getBytes(UTF_8)));
    return new DeadLetter(raw, inboxId, reason, true);
  }
}
