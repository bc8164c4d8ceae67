package dev.sluice.domain.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer.Accepted;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Broken;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.InProgress;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.PspAnswer.NotAsked;
import dev.sluice.domain.psp.PspAnswer.NotFound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PspAnswerTest {
  private static final Amount TEN = Amount.of(1000, "EUR");
  private static final PspReference REFERENCE = new PspReference("psp-1");

  @Test
  void an_approval_of_what_was_asked_stays_one() {
    assertThat(new Approved(REFERENCE, TEN).against(TEN)).isEqualTo(new Approved(REFERENCE, TEN));
  }

  @Test
  void an_approval_of_another_amount_or_currency_is_a_mismatch() {
    var less = Amount.of(999, "EUR");
    var yen = Amount.of(1000, "JPY");

    assertThat(new Approved(REFERENCE, less).against(TEN)).isEqualTo(new Mismatch(REFERENCE, less));
    assertThat(new Approved(REFERENCE, yen).against(TEN)).isEqualTo(new Mismatch(REFERENCE, yen));
  }

  @Test
  void other_answers_have_no_amount_to_compare() {
    for (var answer :
        List.of(new Declined("no"), new NoAnswer("timeout"), new Accepted(), new NotFound()))
      assertThat(answer.against(TEN)).isSameAs(answer);
  }

  @Test
  void only_yes_no_and_something_else_end_an_operation() {
    assertThat(
            List.of(new Approved(REFERENCE, TEN), new Mismatch(REFERENCE, TEN), new Declined("no")))
        .allMatch(PspAnswer::isFinal);
    assertThat(
            List.of(
                new Accepted(),
                new NotAsked(Duration.ZERO),
                new NoAnswer("timeout"),
                new Broken("401"),
                new InProgress(),
                new NotFound()))
        .noneMatch(PspAnswer::isFinal);
  }

  @Test
  void the_key_of_an_operation_is_the_same_for_ever() {
    assertThat(PspKey.authorize(new PaymentIntentId(1))).hasToString("pi_0000000000001:authorize");
    assertThat(PspKey.voiding(new PaymentIntentId(1))).hasToString("pi_0000000000001:void");
    assertThat(PspKey.capture(new PaymentOrderId(1), 2)).hasToString("po_0000000000001:capture-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorize", "void", "capture-1", "capture-9999"})
  void operations_have_names(String name) {
    assertThat(new Operation(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AUTHORIZE", "capture", "capture-", "capture-0", "capture-01", "x"})
  void what_is_not_an_operation_is_refused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Operation(name));
  }

  @Test
  void a_reference_has_1_to_128_characters() {
    assertThat(new PspReference("x".repeat(128)).value()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new PspReference(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new PspReference("x".repeat(129)));
  }
}
