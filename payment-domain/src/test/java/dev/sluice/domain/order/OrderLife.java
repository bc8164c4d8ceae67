package dev.sluice.domain.order;

import static dev.sluice.domain.Fixtures.CAUSE;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.OTHER_REFERENCE;
import static dev.sluice.domain.Fixtures.PSP;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.test.seeded.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An order in a world where everything happens, in any order, any number of times. */
final class OrderLife {

  private final Chance chance;
  private final boolean people;
  private final List<Event> told = new ArrayList<>();
  private final Map<EventId, Event> names = new HashMap<>();
  private PaymentOrder order;
  private Instant now = NOON;

  OrderLife(Chance chance, PaymentOrder order) {
    this(chance, order, false);
  }

  /**
   * @param people look at what is in review, and at what the PSP never answered about
   */
  OrderLife(Chance chance, PaymentOrder order, boolean people) {
    this.chance = chance;
    this.people = people;
    this.order = order;
  }

  PaymentOrder order() {
    return order;
  }

  List<Event> told() {
    return told;
  }

  void live(int steps) {
    for (int i = 0; i < steps; i++) {
      now =
          now.plus(
              chance.flip(0.02) ? Duration.ofHours(24) : Duration.ofSeconds(chance.amount(600)));
      step();
    }
  }

  private void step() {
    if (chance.flip(0.2) && order.pursuit().map(Pursuit::phase).orElse(null) == Phase.QUESTION) {
      order = order.asking(PSP, now);
      return;
    }
    var trigger = anything();
    var outcome = order.on(trigger, new Circumstances(CAUSE, now, PSP, chance));
    for (var event : outcome.news()) {
      told.add(event);
      var before = names.putIfAbsent(event.id(), event);
      if (before != null) assertThat(event).as("equal id, equal event").isEqualTo(before);
    }
    order = outcome.after();
  }

  private Trigger anything() {
    if (chance.flip(0.4)) return new Trigger.Request();
    if (chance.flip(0.05)) return new Trigger.Voided(order.operation());
    if (people && chance.flip(0.1)) return new Trigger.Resolve(chance.flip(0.5));
    if (order.captureMethod() == CaptureMethod.MANUAL && chance.flip(0.3)) return wanted();
    int current = order.pursuit().map(Pursuit::attempt).orElse(1);
    int attempt = chance.flip(0.8) ? current : chance.nextInt(1, current + 1);
    int asked = order.pursuit().map(Pursuit::asked).orElse(0);
    int question = chance.flip(0.8) ? asked : chance.nextInt(0, asked + 1);
    return new Trigger.Told(operation(), attempt, question, answer());
  }

  private Trigger wanted() {
    if (chance.flip(0.05)) return chance.oneOf(new Trigger.Cancel(), new Trigger.Expired());
    return new Trigger.Take(
        new Amount(chance.amount(order.amount().value()), order.amount().currency()),
        chance.flip(0.1));
  }

  /** Mostly the one that runs. */
  private Operation operation() {
    int n = order.operation().number();
    return Operation.capture(chance.flip(0.9) ? n : chance.nextInt(1, n + 2));
  }

  private PspAnswer answer() {
    var reference = chance.flip(0.9) ? REFERENCE : OTHER_REFERENCE;
    var other = new Amount(chance.amount(200_000), order.amount().currency());
    return chance.oneOf(
        new PspAnswer.Approved(reference, order.demand().amount()),
        new PspAnswer.Approved(reference, other),
        new PspAnswer.Declined("insufficient_funds"),
        new PspAnswer.Accepted(),
        new PspAnswer.NotAsked(Duration.ofSeconds(1)),
        new PspAnswer.NoAnswer("timeout"),
        new PspAnswer.NoAnswer("reset"),
        new PspAnswer.Broken("401"),
        new PspAnswer.InProgress(),
        new PspAnswer.NotFound());
  }
}
