package dev.sluice.bench.order;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An order while its rows come in. One bad row and it is never sent. */
final class Draft {
  private final String orderId;
  private final TreeMap<String, Long> amounts = new TreeMap<>();
  private final TreeMap<String, Plan> plans = new TreeMap<>();
  private final TreeMap<String, GiveBack> refunds = new TreeMap<>();
  private @Nullable Row first;
  private long total;
  private boolean spoilt;

  /** A row whose fields are right each for itself. */
  record Row(
      int line,
      String buyerId,
      String sellerId,
      long amount,
      String currency,
      Optional<Plan> plan,
      Optional<GiveBack> back) {

    /** What of it will be captured in the end; empty where nobody says so. */
    Optional<Long> taken() {
      if (plan.isEmpty()) return Optional.of(amount);
      return plan.filter(captures -> captures.comesToAnEnd(amount)).map(Plan::sum);
    }

    boolean goesOn() {
      return plan.isPresent() || back.isPresent();
    }
  }

  Draft(String orderId) {
    this.orderId = orderId;
  }

  void spoil() {
    spoilt = true;
  }

  /** Empty if the row fits to those before it, else why it does not. */
  Optional<String> add(Row row) {
    Row before = first == null ? row : first;
    first = before;
    Optional<String> wrong = misfit(before, row);
    if (wrong.isEmpty()) {
      amounts.merge(row.sellerId(), row.amount(), Long::sum);
      total += row.amount();
      row.plan().ifPresent(plan -> plans.put(row.sellerId(), plan));
      row.back().ifPresent(back -> refunds.put(row.sellerId(), back));
    }
    return wrong;
  }

  private Optional<String> misfit(Row before, Row row) {
    String where = "line " + before.line() + " of the same order";
    if (!row.currency().equals(before.currency())) {
      return Optional.of(
          "currency is " + row.currency() + " but " + before.currency() + " in " + where);
    }
    if (!row.buyerId().equals(before.buyerId())) {
      return Optional.of("buyer_id is not that of " + where);
    }
    if (amounts.size() == Limits.MAX_SELLERS && !amounts.containsKey(row.sellerId())) {
      return Optional.of("more than " + Limits.MAX_SELLERS + " sellers in one order");
    }
    if (total + row.amount() > Limits.MAX_AMOUNT) {
      return Optional.of("the order is more than " + Limits.MAX_AMOUNT + " in all");
    }
    if (row.plan().isPresent() && row.plan().get().sum() > row.amount()) {
      return Optional.of("captures are more than amount_minor");
    }
    boolean another = amounts.containsKey(row.sellerId());
    boolean wentOn = plans.containsKey(row.sellerId()) || refunds.containsKey(row.sellerId());
    if (another && (row.goesOn() || wentOn)) {
      return Optional.of("captures or refunds of a seller with more than one row in the order");
    }
    return row.back().flatMap(back -> tooMuch(row, back));
  }

  private static Optional<String> tooMuch(Row row, GiveBack back) {
    if (row.taken().isEmpty()) {
      return Optional.of(
          "refunds need captures that come to an end: of all of amount_minor, or with a void");
    }
    return back.sum() > row.taken().get()
        ? Optional.of("refunds are more than is captured")
        : Optional.empty();
  }

  Optional<Order> order() {
    return spoilt || first == null
        ? Optional.empty()
        : Optional.of(
            new Order(
                first.line(),
                orderId,
                first.buyerId(),
                first.currency(),
                amounts,
                allPlans(),
                refunds));
  }

  /** Where somebody asks for one seller's captures somebody has to ask for all. */
  private SortedMap<String, Plan> allPlans() {
    if (!plans.isEmpty()) {
      amounts.forEach((seller, amount) -> plans.putIfAbsent(seller, Plan.whole(amount)));
    }
    return plans;
  }
}
