package dev.sluice.domain.seller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.money.Amount;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionTest {

  @ParameterizedTest
  @CsvSource({
    // sale, currency, basis points, fixed, commission
    "10000, EUR,  1000,   0, 1000",
    "10000, EUR,     0,  30,   30",
    "10000, EUR,   290,  30,  320",
    "   10, EUR,  1500,   0,    2", // 1.5 to the even neighbour
    "   10, EUR,  2500,   0,    2", // 2.5 to the even neighbour
    "   10, EUR,  2501,   0,    3",
    "  100, JPY,  1250,   0,   12", // 12.5: yen have no decimals
    "  300, JPY,  1250,   0,   38", // 37.5
    "  100, JPY,  1250,   1,   13",
    " 1005, KWD,  1250,   0,  126", // 1.005 KWD, 125.625 fils
    " 1005, KWD,  1000,   0,  100", // 100.5 fils
    " 1005, KWD,  1000,   5,  105",
    "    1, EUR,  4999,   0,    0",
    "    1, EUR,  5000,   0,    0", // half a cent to the even 0
    "    1, EUR,  5001,   0,    1",
    "   20, EUR,     0,  30,   20", // never more than the sale
    "   30, EUR,   290,  30,   30",
    "   31, EUR,   290,  30,   31",
    "  100, EUR, 10000,   0,  100",
    "  100, EUR, 10000,   1,  100",
    "    0, EUR,   290,  30,    0", // nothing of nothing
    "1000000000000, KWD, 9999, 1000000000000, 1000000000000"
  })
  void the_platform_takes_its_part_and_never_more_than_there_is(
      long sale, String currency, int points, long fixed, long taken) {
    var commission =
        new Commission(points, fixed == 0 ? List.of() : List.of(Amount.of(fixed, currency)));

    assertThat(commission.of(Amount.of(sale, currency))).isEqualTo(Amount.of(taken, currency));
  }

  @Test
  void what_is_fixed_in_one_currency_says_nothing_about_another() {
    var commission = new Commission(100, List.of(Amount.of(30, "USD"), Amount.of(25, "EUR")));

    assertThat(commission.of(Amount.of(1000, "EUR"))).isEqualTo(Amount.of(35, "EUR"));
    assertThat(commission.of(Amount.of(1000, "USD"))).isEqualTo(Amount.of(40, "USD"));
    assertThat(commission.of(Amount.of(1000, "JPY"))).isEqualTo(Amount.of(10, "JPY"));
  }

  @Test
  void what_cannot_be_agreed_on_is_refused() {
    var euro = Amount.of(1, "EUR");
    for (int points : new int[] {-1, 10_001})
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Commission(points, List.of()))
          .withMessage("has to be 0 to 10000 basis points");
    for (long value : new long[] {0, -1, Amount.LARGEST + 1})
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Commission(1, List.of(Amount.of(value, "EUR"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Commission(1, List.of(euro, euro)))
        .withMessage("has two amounts in EUR");
  }

  /** In decimals, as somebody with pencil and paper would. */
  @Seeded(times = 2000)
  void it_is_what_decimal_arithmetic_says(Chance chance) {
    var currency = chance.oneOf("EUR", "JPY", "KWD");
    var sale = Amount.of(chance.amount(Amount.LARGEST), currency);
    int points = chance.nextInt(0, 10_001);
    long fixed = chance.flip(0.3) ? 0 : chance.amount(500);
    var commission =
        new Commission(points, fixed == 0 ? List.of() : List.of(Amount.of(fixed, currency)));

    long share =
        BigDecimal.valueOf(sale.value())
            .multiply(BigDecimal.valueOf(points, 4))
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact();
    assertThat(commission.of(sale).value()).isEqualTo(Math.min(sale.value(), share + fixed));
  }

  @Seeded
  void the_parts_of_a_sale_may_come_in_any_order(Chance chance) {
    var commission = new Commission(chance.nextInt(0, 10_001), List.of(Amount.of(25, "EUR")));
    var parts = List.of(chance.amount(999), chance.amount(999), chance.amount(999));

    var shuffled = chance.shuffle(parts).stream().map(v -> Amount.of(v, "EUR"));
    assertThat(commission.of(shuffled.reduce(Amount::plus).orElseThrow()))
        .isEqualTo(
            commission.of(Amount.of(parts.stream().mapToLong(Long::longValue).sum(), "EUR")));
  }
}
