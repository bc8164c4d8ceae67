package dev.sluice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.ArrayList;

class BooksTest {

  @Seeded(times = 500)
  void no_movements_in_any_order_or_number_break_the_books(Chance chance) {
    var movements = Movements.any(chance);
    var straight = new Books();
    straight.post(movements);

    var twice = new ArrayList<>(movements);
    twice.addAll(chance.shuffle(movements).subList(0, chance.nextInt(movements.size())));
    var shuffled = new Books();
    shuffled.post(chance.shuffle(twice));

    assertThat(shuffled.balances()).isEqualTo(straight.balances());
    assertThat(shuffled.entries()).hasSameSizeAs(straight.entries());
    straight.obeyTheLaws();
    shuffled.obeyTheLaws();
  }

  @Seeded(times = 200)
  void every_entry_balances_and_is_the_same_whoever_writes_it(Chance chance) {
    for (var movement : Movements.any(chance)) {
      Books.assertBalanced(PostingRules.entryFor(movement));
      assertThat(PostingRules.entryFor(movement)).isEqualTo(PostingRules.entryFor(movement));
    }
  }
}
