package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1112",
        "378282246310005",
        " 6304000000000000000 ",
        "500000000000"
      })
  void digits_in_the_length_of_a_card_are_one(String text) {
    assertThat(CardNumbers.looksLikeOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tok_visa",
        "tok_4111111111111111",
        "12345678901",
        "41111111111111110000",
        "1 2"
      })
  void anything_else_is_none(String text) {
    assertThat(CardNumbers.looksLikeOne(text)).isFalse();
  }
}
