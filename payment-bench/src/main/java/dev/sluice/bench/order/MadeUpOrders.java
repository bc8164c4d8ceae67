package dev.sluice.bench.order;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A small marketplace out of a seed: a few sellers are hot, most orders have one seller, some up to
 * four, and the currencies have none, two and three decimals.
 */
public final class MadeUpOrders {
  private static final int SELLERS = 60;
  private static final int BUYERS = 240;

  /** So many of 100 orders are captured when the marketplace asks for it. */
  private static final int MANUAL = 5;

  /** Of so many of 100 orders something goes back. */
  private static final int RETURNED = 6;

  private static final Plan NOTHING = new Plan(List.of(), true);

  /** Out of 100 orders; {@code most} is the dearest line in minor units. */
  private record Market(String currency, int share, long least, long most) {}

  private static final List<Market> MARKETS =
      List.of(
          new Market("EUR", 40, 250, 24_000),
          new Market("USD", 25, 250, 24_000),
          new Market("BRL", 20, 900, 90_000),
          new Market("JPY", 10, 100, 30_000),
          new Market("KWD", 5, 500, 60_000));

  /** How many sellers an order has: so many of a hundred have one, two, three, four. */
  public enum Sellers {
    /** What a small marketplace sells. */
    SHOP(70, 20, 7, 3),
    /** The unit of the benchmarks. */
    TWO(0, 100, 0, 0),
    /** One to four, two on average: costs what the unit does, in another shape. */
    MIXED(30, 45, 20, 5);

    private final int[] shares;

    Sellers(int... shares) {
      this.shares = shares;
    }

    private int of(int percent) {
      int below = 0;
      for (int n = 0; n < shares.length; n++) {
        below += shares[n];
        if (percent < below) return n + 1;
      }
      throw new AssertionError("the shares make less than 100");
    }
  }

  private final RandomGenerator random;
  private final String run;
  private final Sellers sellers;
  private int made;

  /**
   * @param run stands in every order id: the same run again is the same orders, another run is
   *     other payments
   */
  public MadeUpOrders(long seed, String run, Sellers sellers) {
    this.random = new SplittableRandom(seed);
    this.run = run;
    this.sellers = sellers;
  }

  public static Orders make(int count, long seed, String run) {
    MadeUpOrders source = new MadeUpOrders(seed, "demo-" + run, Sellers.SHOP);
    List<Order> orders = new ArrayList<>(count);
    RandomGenerator shipping = new SplittableRandom(~seed);
    RandomGenerator returning = new SplittableRandom(seed + 1);
    for (int n = 0; n < count; n++) {
      Order order = source.next();
      if (shipping.nextInt(100) < MANUAL) order = manual(order, shipping);
      orders.add(returning.nextInt(100) < RETURNED ? returned(order, returning) : order);
    }
    return new Orders(orders, List.of());
  }

  /** Mostly all of it is captured, in one or two parts; now and then less, or nothing. */
  private static Order manual(Order order, RandomGenerator random) {
    TreeMap<String, Plan> plans = new TreeMap<>();
    order
        .amounts()
        .forEach((seller, amount) -> {
          long part = Math.max(1, amount * 6 / 10);
          int percent = random.nextInt(100);
          plans.put(
              seller,
              percent < 40
                  ? Plan.whole(amount)
                  : percent < 70
                      ? new Plan(List.of(part, amount - part), false)
                      : percent < 85 ? new Plan(List.of(part), true) : new Plan(List.of(), true));
        });
    return order.with(plans, order.refunds());
  }

  /** All of it, a half, or a third and then the rest; of one seller or of all. */
  private static Order returned(Order order, RandomGenerator random) {
    TreeMap<String, GiveBack> refunds = new TreeMap<>();
    int percent = random.nextInt(100);
    order
        .amounts()
        .forEach((seller, amount) -> {
          long taken =
              order.isManual() ? order.plans().getOrDefault(seller, NOTHING).sum() : amount;
          if (taken < 3 || (!refunds.isEmpty() && percent % 2 == 0)) return;
          refunds.put(
              seller,
              percent < 40
                  ? new GiveBack(List.of(), true)
                  : percent < 75
                      ? new GiveBack(List.of(taken / 2), false)
                      : new GiveBack(List.of(taken / 3), true));
        });
    return order.with(order.plans(), refunds);
  }

  public Order next() {
    made++;
    Market market = market(random.nextInt(100));
    TreeMap<String, Long> amounts = new TreeMap<>();
    int wanted = sellers.of(random.nextInt(100));
    while (amounts.size() < wanted) {
      amounts.put(seller(), random.nextLong(market.least(), market.most() + 1));
    }
    String buyer = "buyer-%03d".formatted(1 + random.nextInt(BUYERS));
    return new Order(made, "%s-%05d".formatted(run, made), buyer, market.currency(), amounts);
  }

  private String seller() {
    double skewed = Math.pow(random.nextDouble(), 3);
    return "seller-%02d".formatted(1 + (int) (skewed * SELLERS));
  }

  private static Market market(int percent) {
    int below = 0;
    for (Market market : MARKETS) {
      below += market.share();
      if (percent < below) {
        return market;
      }
    }
    throw new AssertionError("the shares make less than 100");
  }
}
