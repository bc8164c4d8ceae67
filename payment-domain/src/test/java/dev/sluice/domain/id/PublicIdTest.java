package dev.sluice.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIdTest {

  record Kind(String prefix, Function<Long, PublicId> number, Function<String, PublicId> text) {
    @Override
    public String toString() {
      return prefix;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("pi_", PaymentIntentId::new, PaymentIntentId::of),
        new Kind("pay_", PaymentId::new, PaymentId::of),
        new Kind("po_", PaymentOrderId::new, PaymentOrderId::of),
        new Kind("je_", JournalEntryId::new, JournalEntryId::of));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_id_is_a_prefix_and_13_characters_and_reads_back(Kind kind) {
    for (long number : new long[] {0, 1, 31, 32, 1L << 60, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      var id = kind.number().apply(number);

      assertThat(id.value()).startsWith(kind.prefix()).hasSize(kind.prefix().length() + 13);
      assertThat(id).hasToString(id.value());
      assertThat(kind.text().apply(id.value())).isEqualTo(id);
    }
  }

  @Seeded(times = 300)
  void any_number_reads_back(Chance chance) {
    var id = new PaymentId(chance.nextLong());

    assertThat(PaymentId.of(id.value())).isEqualTo(id);
  }

  @Seeded(times = 300)
  void ids_sort_as_their_numbers_do(Chance chance) {
    var one = new PaymentOrderId(chance.nextLong(Long.MAX_VALUE));
    var other = new PaymentOrderId(chance.nextLong(Long.MAX_VALUE));

    assertThat(Integer.signum(one.value().compareTo(other.value())))
        .isEqualTo(Long.compare(one.number(), other.number()))
        .isEqualTo(one.compareTo(other));
  }

  @Test
  void the_written_form_is_fixed_for_ever() {
    assertThat(new PaymentId(0)).hasToString("pay_0000000000000");
    assertThat(new PaymentId(Long.MAX_VALUE)).hasToString("pay_7zzzzzzzzzzzz");
    assertThat(new PaymentId(-1)).hasToString("pay_fzzzzzzzzzzzz");
    assertThat(new PaymentId(1_234_567_890_123L)).hasToString("pay_000013xrzp16b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pay_",
        "0000000000000",
        "po_0000000000000",
        "PAY_0000000000000",
        "pay_000000000000", // too short
        "pay_00000000000000", // too long
        "pay_g000000000000", // beyond 64 bits
        "pay_000000000000i", // looks like 1
        "pay_000000000000l",
        "pay_000000000000o",
        "pay_000000000000u",
        "pay_000000000000A",
        "pay_000000000000 ",
        "pay_00000000000-1",
        "pay_000000000000é",
        "pay_000000000000١" // an Arabic one
      })
  void what_is_not_an_id_is_refused_with_what_was_expected(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PaymentId.of(text))
        .withMessage("not an id: expected pay_ and 13 base-32 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "seller-1", "x:y/z?&=%", "~!@#$^*()_+"})
  void names_that_others_give_are_printable_and_kept_as_they_are(String name) {
    assertThat(new SellerId(name)).hasToString(name);
    assertThat(new BuyerId(name)).hasToString(name);
    assertThat(new OrderId(name)).hasToString(name);
    assertThat(new ClientId(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "tab\t", "naïve", "\u0000", "\u007f", "🙂"})
  void names_with_anything_else_are_refused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SellerId(name))
        .withMessageContaining("seller id has to be 1 to 64 printable ASCII characters");
    assertThatIllegalArgumentException().isThrownBy(() -> new BuyerId(name));
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(name));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClientId(name));
  }

  @Test
  void a_name_has_at_most_64_characters() {
    assertThat(new OrderId("x".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderId("x".repeat(65)));
  }
}
