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

  /** Out of 100 orders; {@code most} is the dearest line in minor units. */
  private record Market(String currency, int share, long least, long most) {}

  private static final List<Market> MARKETS =
      List.of(
          new Market("EUR", 40, 250, 24_000),
          new Market("USD", 25, 250, 24_000),
          new Market("BRL", 20, 900, 90_000),
          new Market("JPY", 10, 100, 30_000),
          new Market("KWD", 5, 500, 60_000));

  private MadeUpOrders() {}

  /**
   * @param run stands in every order id: the same run again is the same orders, another run is
   *     other payments
   */
  public static Orders make(int count, long seed, String run) {
    RandomGenerator random = new SplittableRandom(seed);
    List<Order> orders = new ArrayList<>(count);
    for (int n = 1; n <= count; n++) {
      Market market = market(random.nextInt(100));
      TreeMap<String, Long> amounts = new TreeMap<>();
      for (int left = sellers(random.nextInt(100)); left > 0; left--) {
        amounts.merge(
            seller(random), random.nextLong(market.least(), market.most() + 1), Long::sum);
      }
      String id = "demo-%s-%05d".formatted(run, n);
      String buyer = "buyer-%03d".formatted(1 + random.nextInt(BUYERS));
      orders.add(new Order(n, id, buyer, market.currency(), amounts));
    }
    return new Orders(orders, List.of());
  }

  private static int sellers(int percent) {
    return percent < 70 ? 1 : percent < 90 ? 2 : percent < 97 ? 3 : 4;
  }

  private static String seller(RandomGenerator random) {
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
