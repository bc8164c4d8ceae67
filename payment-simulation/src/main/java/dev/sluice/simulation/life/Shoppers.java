package dev.sluice.simulation.life;

import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/** What clients do, one thing after the other. */
final class Shoppers {

  private static final String TOKEN = "tok_visa";

  /** With 2, 0 and 3 decimals. */
  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

  private static final long LARGEST = 100_000;

  private final World world;
  private final Dice dice;
  private final Merchants merchants;
  private final List<PaymentIntentId> waiting = new ArrayList<>();
  private int orders;

  Shoppers(World world, Dice dice, Merchants merchants) {
    this.world = world;
    this.dice = dice;
    this.merchants = merchants;
  }

  /** How many payments they have begun. */
  int begun() {
    return orders;
  }

  /** Somebody does something. */
  void act() {
    if (!waiting.isEmpty() && dice.flip(0.4))
      goOnWith(waiting.remove(dice.nextInt(waiting.size())));
    else if (dice.flip(0.6)) payAtOnce();
    else waiting.add(create(basket()));
  }

  /** Whoever still thinks makes up his mind. */
  void finish() {
    while (!waiting.isEmpty()) goOnWith(waiting.removeLast());
  }

  private PaymentIntentId create(NewPaymentIntent basket) {
    var intent = world.create(basket);
    merchants.hold(basket, intent);
    return intent;
  }

  private void payAtOnce() {
    var basket = basket();
    var first = world.pay(basket, TOKEN);
    merchants.hold(basket, first);
    if (dice.flip(0.1)) {
      var again = world.pay(basket, TOKEN);
      if (!again.equals(first))
        throw new AssertionError("one key, two payments: %s and %s".formatted(first, again));
    }
  }

  private void goOnWith(PaymentIntentId intent) {
    if (dice.flip(0.35)) {
      cancel(intent);
      if (dice.flip(0.3)) refused(() -> world.authorize(intent, TOKEN, "late-" + intent));
    } else {
      authorize(intent);
      if (dice.flip(0.3)) cancel(intent);
    }
  }

  private void authorize(PaymentIntentId intent) {
    world.authorize(intent, TOKEN, "k-" + intent);
    if (dice.flip(0.3)) world.authorize(intent, TOKEN, "k-" + intent);
    if (dice.flip(0.1)) refused(() -> world.authorize(intent, TOKEN, "k2-" + intent));
  }

  private void cancel(PaymentIntentId intent) {
    Misfortune.mayCome(world, dice);
    refused(() -> world.cancel(intent, "c-" + intent));
  }

  /** It may come too late, and then is refused. */
  private static void refused(Runnable request) {
    try {
      request.run();
    } catch (Problem problem) {
      if (problem.code() != ErrorCode.WRONG_STATE) throw problem;
    }
  }

  private NewPaymentIntent basket() {
    var currency = dice.oneOf(CURRENCIES);
    var lines =
        merchants.some().stream()
            .map(seller -> merchants.line(seller, Amount.of(dice.amount(LARGEST), currency)))
            .toList();
    var total =
        lines.stream().map(NewPaymentIntent.Line::amount).reduce(Amount::plus).orElseThrow();
    return new NewPaymentIntent(
        new ClientId("shop"),
        new OrderId("o-" + orders++),
        new BuyerId("buyer"),
        total,
        dice.flip(0.5) ? CaptureMethod.AUTOMATIC : CaptureMethod.MANUAL,
        lines,
        false);
  }
}
