package dev.sluice.domain.seller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

  private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant AUTUMN = Instant.parse("2026-09-01T00:00:00Z");

  @Test
  void a_contract_counts_from_its_first_moment_to_before_its_last() {
    var terms = terms(contract(SUMMER, AUTUMN, 200), contract(SPRING, SUMMER, 100));

    assertThat(terms.commissionAt(SPRING.minusNanos(1))).isEqualTo(Commission.NONE);
    assertThat(terms.commissionAt(SPRING).basisPoints()).isEqualTo(100);
    assertThat(terms.commissionAt(SUMMER.minusNanos(1)).basisPoints()).isEqualTo(100);
    assertThat(terms.commissionAt(SUMMER).basisPoints()).isEqualTo(200);
    assertThat(terms.commissionAt(AUTUMN)).isEqualTo(Commission.NONE);
    assertThat(terms.contracts()).extracting(Contract::from).containsExactly(SPRING, SUMMER);
  }

  @Test
  void a_contract_nobody_has_ended_goes_on() {
    assertThat(terms(contract(SPRING, null, 7)).commissionAt(Instant.MAX).basisPoints())
        .isEqualTo(7);
  }

  @Test
  void two_contracts_are_never_valid_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> terms(contract(SPRING, SUMMER.plusNanos(1000), 1), contract(SUMMER, null, 2)))
        .withMessageContaining("overlap");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> terms(contract(SUMMER, null, 2), contract(SPRING, null, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> terms(contract(SPRING, null, 1), contract(SPRING, null, 1)));
  }

  @Test
  void a_contract_ends_after_it_begins() {
    assertThatIllegalArgumentException().isThrownBy(() -> contract(SPRING, SPRING, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> contract(SUMMER, SPRING, 1));
  }

  @Test
  void payouts_without_a_bank_account_are_on_hold() {
    assertThat(Terms.OF_A_FIRST_USE.payouts().onHold()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Payouts(PayoutSchedule.DAILY, false, List.of(), null));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "10001, 1", "1, 0", "1, 366"})
  void a_reserve_is_a_part_for_some_days(int points, int days) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reserve(points, days));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        "gb29 nwbk 6016 1331 9268 19",
        "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S"
      })
  void an_iban_is_taken_as_people_write_it(String written) {
    assertThat(Iban.of(written).value()).matches("[A-Z]{2}[0-9]{2}[A-Z0-9]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DE88370400440532013000",
        "DE89370400440532013001",
        "DE8937040044053201300",
        "DE543704004405320130001",
        "8937040044053201300012",
        "DE89",
        "DE89-3704-0044-0532-0130-00",
        "DE89370400440532013000DE89370400440532013000"
      })
  void what_is_no_iban_is_refused(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> Iban.of(written));
  }

  @Test
  void a_log_that_names_a_bank_account_gives_nothing_away() {
    var account = new BankAccount(Iban.of("DE89370400440532013000"), "Anna Muster");

    assertThat(account).hasToString("DE…3000");
  }

  private static Terms terms(Contract... contracts) {
    return new Terms(Payouts.HELD, null, List.of(contracts));
  }

  private static Contract contract(Instant from, @Nullable Instant until, int points) {
    return new Contract(from, until, new Commission(points, List.of()));
  }
}
