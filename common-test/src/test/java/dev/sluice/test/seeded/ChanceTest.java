package dev.sluice.test.seeded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void the_same_seed_draws_the_same_world() {
    assertThat(world(Chance.of(42))).isEqualTo(world(Chance.of(42)));
    assertThat(world(Chance.of(42))).isNotEqualTo(world(Chance.of(43)));
  }

  @Test
  void amounts_are_within_their_limits_and_like_the_edges() {
    var chance = Chance.of(1);
    var amounts = LongStream.generate(() -> chance.amount(1000)).limit(1000).boxed().toList();
    assertThat(amounts).allMatch(amount -> amount >= 1 && amount <= 1000);
    assertThat(amounts).filteredOn(amount -> amount == 1).hasSizeGreaterThan(20);
    assertThat(amounts).filteredOn(amount -> amount == 1000).hasSizeGreaterThan(20);
    assertThat(chance.amount(1)).isEqualTo(1);
    assertThat(LongStream.generate(() -> chance.amount(Long.MAX_VALUE)).limit(100))
        .allMatch(amount -> amount >= 1);
  }

  @Test
  void no_amount_below_one() {
    assertThatThrownBy(() -> Chance.of(1).amount(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max is 0");
  }

  @Test
  void every_choice_is_chosen_some_time() {
    var chance = Chance.of(1);
    assertThat(Stream.generate(() -> chance.oneOf("a", "b", "c")).limit(100).toList())
        .contains("a", "b", "c");
    assertThatThrownBy(() -> chance.oneOf(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shuffling_keeps_the_elements_and_the_list() {
    var list = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    var shuffled = Chance.of(1).shuffle(list);
    assertThat(shuffled).containsExactlyInAnyOrderElementsOf(list).isNotEqualTo(list);
  }

  @Test
  void certain_and_impossible() {
    var chance = Chance.of(1);
    assertThat(Stream.generate(() -> chance.flip(1)).limit(100)).containsOnly(true);
    assertThat(Stream.generate(() -> chance.flip(0)).limit(100)).containsOnly(false);
  }

  private static List<Object> world(Chance chance) {
    return List.of(
        chance.amount(1_000_000), chance.shuffle(List.of(1, 2, 3, 4, 5)), chance.nextLong());
  }
}
