package dev.sluice.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  private static final Amount TEN = eur(1000);

  @Test
  void amounts_of_one_currency_add_and_subtract_exactly() {
    assertThat(TEN.plus(eur(1))).isEqualTo(eur(1001));
    assertThat(TEN.minus(eur(1001))).isEqualTo(eur(-1));
    assertThat(TEN.minus(TEN).isZero()).isTrue();
  }

  @Test
  void currencies_never_mix() {
    var yen = Amount.of(1000, "JPY");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TEN.plus(yen))
        .withMessage("10.00 EUR and 1000 JPY do not mix");
    assertThatIllegalArgumentException().isThrownBy(() -> TEN.minus(yen));
    assertThatIllegalArgumentException().isThrownBy(() -> TEN.exceeds(yen));
    assertThatIllegalArgumentException().isThrownBy(() -> TEN.share(yen, TEN));
    assertThatIllegalArgumentException().isThrownBy(() -> TEN.share(TEN, yen));
    assertThat(TEN).isNotEqualTo(yen);
  }

  @Test
  void what_does_not_fit_into_64_bits_is_an_error_and_never_another_number() {
    assertThatThrownBy(() -> eur(Long.MAX_VALUE).plus(eur(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> eur(Long.MIN_VALUE).minus(eur(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> eur(Long.MAX_VALUE).share(eur(2), eur(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void a_share_of_the_largest_amounts_is_exact() {
    assertThat(eur(Long.MAX_VALUE).share(eur(Long.MAX_VALUE), eur(Long.MAX_VALUE)))
        .isEqualTo(eur(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "   100, JPY,    12", // 12.5 to the even neighbour
    "   300, JPY,    38", // 37.5 to the even neighbour
    "  1005, KWD,   126", // 125.625
    "  1450, EUR,   181", // 181.25
    "     4, EUR,     0", // 0.5 to the even neighbour
    "    12, EUR,     2", // 1.5 to the even neighbour
    "     1, EUR,     0"
  })
  void a_commission_of_an_eighth_is_rounded_half_to_even(
      long of, String currency, long commission) {
    var amount = Amount.of(of, currency);

    assertThat(amount.share(Amount.of(1250, currency), Amount.of(10_000, currency)))
        .isEqualTo(Amount.of(commission, currency));
  }

  @Test
  void there_is_no_share_of_nothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> TEN.share(TEN, eur(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> TEN.share(TEN, eur(-5)));
  }

  @Seeded(times = 500)
  void any_share_is_what_big_decimals_say(Chance chance) {
    long value = chance.amount(Amount.LARGEST);
    long whole = chance.amount(Amount.LARGEST);
    long part = chance.amount(whole);

    var exact =
        BigDecimal.valueOf(value)
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN);

    assertThat(eur(value).share(eur(part), eur(whole)).value()).isEqualTo(exact.longValueExact());
  }

  @Seeded(times = 200)
  void the_whole_is_its_own_share_and_a_part_never_exceeds_it(Chance chance) {
    var commission = eur(chance.amount(Amount.LARGEST));
    var whole = eur(chance.amount(Amount.LARGEST));
    var part = eur(chance.amount(whole.value()));

    assertThat(commission.share(whole, whole)).isEqualTo(commission);
    assertThat(commission.share(part, whole).exceeds(commission)).isFalse();
    assertThat(commission.share(part, whole).value()).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "1234, EUR, 12.34 EUR",
    "100, JPY, 100 JPY",
    "1005, KWD, 1.005 KWD",
    "-5, EUR, -0.05 EUR",
    "0, EUR, 0.00 EUR"
  })
  void an_amount_is_written_as_people_write_it(long value, String currency, String text) {
    assertThat(Amount.of(value, currency)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "ABC", "XXX", "XAU", " EUR"})
  void what_is_not_a_currency_to_pay_with_is_refused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Amount.of(1, code))
        .withMessageContaining(code);
  }

  @ParameterizedTest
  @CsvSource({"EUR, 2", "JPY, 0", "KWD, 3", "CLF, 4"})
  void a_currency_knows_its_decimals(String code, int decimals) {
    assertThat(Currency.of(code).decimals()).isEqualTo(decimals);
    assertThat(Currency.of(code)).hasToString(code);
  }

  private static Amount eur(long value) {
    return Amount.of(value, "EUR");
  }
}
