package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.TRACE;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.Reserves.Held;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Reserves} promises. */
@ContractOf(Reserves.class)
public abstract class ReservesContract {

  private final Things things = new Things();

  protected abstract SettlementRooms rooms();

  private Reserves reserves() {
    return rooms().reserves();
  }

  @Test
  void what_is_held_is_due_when_its_time_has_come_the_oldest_first_and_once() {
    var later = held(NOW.plus(Duration.ofDays(2)));
    var sooner = held(NOW.plus(Duration.ofDays(1)));
    hold(later, sooner);

    assertThat(due(NOW, 10)).isEmpty();
    assertThat(due(later.releaseAt(), 1)).containsExactly(sooner);
    assertThat(due(later.releaseAt(), 10)).containsExactly(sooner, later);
    release(later, sooner);
    assertThat(due(later.releaseAt(), 10)).isEmpty();
  }

  @Test
  void what_is_given_is_not_given_again() {
    var one = held(NOW);
    hold(one);
    release(one);

    assertThatThrownBy(() -> release(one)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> hold(one)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void nothing_to_hold_is_nothing_to_do() {
    hold();
  }

  private void hold(Held... held) {
    rooms().transactions().run(() -> reserves().hold(List.of(held), NOW));
  }

  private List<Held> due(Instant now, int atMost) {
    return rooms().in(() -> reserves().claimDue(now, atMost));
  }

  private void release(Held... held) {
    rooms().transactions().run(() -> reserves().released(List.of(held), NOW));
  }

  private Held held(Instant releaseAt) {
    return new Held(
        new PaymentOrderId(things.number()),
        1,
        new PaymentId(things.number()),
        new SellerId("anna"),
        eur(127),
        TRACE,
        releaseAt);
  }
}
