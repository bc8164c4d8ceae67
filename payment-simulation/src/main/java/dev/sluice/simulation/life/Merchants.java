package dev.sluice.simulation.life;

import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Contract;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.seller.Seller;
import dev.sluice.domain.seller.Terms;
import dev.sluice.simulation.world.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the platform agrees on with its sellers while their goods are sold, and whether it takes
 * what was agreed on: that of the moment of sale, whatever comes later.
 */
final class Merchants {

  static final List<String> SELLERS = List.of("anna", "bert", "cleo", "dora");
  private static final List<String> ACCOUNTS = List.of("DE89370400440532013000", "NO9386011117947");
  private static final long LARGEST_FEE = 400;
  private static final int LONGEST_DAYS = 3;

  private final World world;
  private final Dice dice;
  private final SortedMap<PaymentOrderId, Amount> promised = new TreeMap<>();

  Merchants(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  List<SellerId> some() {
    return dice.shuffled(SELLERS).subList(0, 1 + dice.nextInt(SELLERS.size())).stream()
        .map(SellerId::new)
        .toList();
  }

  /** A contract that has begun already, and one that follows at once, later or never. */
  void agree() {
    var from = world.servers().clock().instant().minus(days()).minusSeconds(1);
    var until = from.plus(days()).plusSeconds(1);
    var first = new Contract(from, dice.flip(0.3) ? null : until, commission());
    var contracts =
        first.until() == null || dice.flip(0.3)
            ? List.of(first)
            : List.of(first, new Contract(until.plus(days()), null, commission()));
    world.register(new SellerId(dice.oneOf(SELLERS)), new Terms(payouts(), reserve(), contracts));
  }

  private Payouts payouts() {
    if (dice.flip(0.2)) return Payouts.HELD;
    var minimum =
        dice.flip(0.7) ? List.<Amount>of() : List.of(Amount.of(dice.amount(LARGEST_FEE), "EUR"));
    return new Payouts(
        dice.oneOf(List.of(PayoutSchedule.values())),
        dice.flip(0.1),
        minimum,
        new BankAccount(Iban.of(dice.oneOf(ACCOUNTS)), "Somebody"));
  }

  private @Nullable Reserve reserve() {
    return dice.flip(0.5)
        ? null
        : new Reserve(1 + dice.nextInt(Amount.WHOLE), 1 + dice.nextInt(LONGEST_DAYS));
  }

  private Duration days() {
    return Duration.ofMinutes(dice.nextLong(Duration.ofDays(LONGEST_DAYS).toMinutes()));
  }

  private Commission commission() {
    int points = dice.flip(0.2) ? 0 : dice.nextInt(1 + (int) dice.amount(Amount.WHOLE));
    var fees =
        dice.flip(0.4)
            ? List.<Amount>of()
            : List.of(
                Amount.of(dice.amount(LARGEST_FEE), "EUR"),
                Amount.of(dice.amount(LARGEST_FEE), "JPY"));
    return new Commission(points, fees);
  }

  /** What of a basket is one seller's: the basket names its commission, or the contract does. */
  NewPaymentIntent.Line line(SellerId seller, Amount amount) {
    if (dice.flip(0.4)) return NewPaymentIntent.Line.byContract(seller, amount);
    var given = new Amount(dice.nextLong(0, amount.value() + 1), amount.currency());
    return new NewPaymentIntent.Line(seller, amount, given);
  }

  /** Right after a basket was taken: it was made by what its sellers have agreed on now. */
  void hold(NewPaymentIntent basket, PaymentIntentId id) {
    var intent = world.servers().intents().find(id).orElseThrow();
    for (int i = 0; i < basket.lines().size(); i++) {
      var asked = basket.lines().get(i);
      SellerLine made = intent.lines().get(i);
      var seller = world.servers().sellers().find(asked.seller()).orElseThrow();
      long owed =
          asked.commission().value() + byContract(seller, asked.byContract(), intent.createdAt());
      if (made.commission().value() != owed)
        throw new AssertionError(
            "%s owes a commission of %d, not %s".formatted(made.order(), owed, made.commission()));
      promised.put(made.order(), made.commission());
    }
  }

  /** With decimals, as somebody who reads the contract would. */
  private static long byContract(Seller seller, Amount sale, Instant at) {
    return seller.terms().contracts().stream()
        .filter(
            one -> !at.isBefore(one.from()) && (one.until() == null || at.isBefore(one.until())))
        .mapToLong(one -> Math.min(sale.value(), owed(one.commission(), sale)))
        .sum();
  }

  private static long owed(Commission commission, Amount sale) {
    return BigDecimal.valueOf(sale.value())
            .movePointLeft(4)
            .multiply(BigDecimal.valueOf(commission.basisPoints()))
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact()
        + fee(commission, sale.currency());
  }

  private static long fee(Commission commission, Currency currency) {
    return commission.fixed().stream()
        .filter(fee -> fee.currency().equals(currency))
        .mapToLong(Amount::value)
        .sum();
  }

  /** Orders whose commission is another than it was when their basket was taken. */
  List<String> broken() {
    return world.servers().tables().orders().all().stream()
        .map(kept -> kept.thing())
        .filter(order -> !order.commission().equals(promised.get(order.id())))
        .map(order ->
            "%s was promised a commission of %s, it is %s"
                .formatted(order.id(), promised.get(order.id()), order.commission()))
        .toList();
  }
}
