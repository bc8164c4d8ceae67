package dev.sluice.simulation.database;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.coverage.Standing;
import java.time.Instant;
import java.util.function.Predicate;

/** The rows more than one room reads. */
public record Tables(
    Database database,
    Coverage coverage,
    Table<PaymentIntentId, Kept<PaymentIntent>> intents,
    Table<PaymentId, Kept<Payment>> payments,
    Table<PaymentOrderId, Kept<PaymentOrder>> orders) {

  /**
   * A thing as it stands.
   *
   * @param touched when somebody last took care of it
   */
  public record Kept<T>(T thing, Instant touched) {
    public Kept<T> at(Instant now) {
      return new Kept<>(thing, now);
    }
  }

  /** Nobody counts. */
  public static Tables in(Database database) {
    return in(database, new Coverage());
  }

  public static Tables in(Database database, Coverage coverage) {
    return new Tables(
        database,
        coverage,
        living("payment_intents", database, intent -> intent.pursuit().isPresent()),
        living("payments", database, Tables::isPursued),
        living("payment_orders", database, Tables::moves));
  }

  private static <K extends Comparable<K>, T> Table<K, Kept<T>> living(
      String name, Database database, Predicate<T> lives) {
    return new Table<>(name, database, Object::toString, kept -> lives.test(kept.thing()));
  }

  private static boolean isPursued(Payment payment) {
    return payment.voidPursuit() != null || payment.expiryDue() != null;
  }

  /** Without anybody who asks for it. */
  private static boolean moves(PaymentOrder order) {
    return order.pursuit().isPresent()
        || (order.state() instanceof State.Initiated
            && order.captureMethod() == CaptureMethod.AUTOMATIC);
  }

  /** Replaces a row; whoever changes what is not there any more has not locked it. */
  public <K extends Comparable<K>, T> void replace(
      Table<K, Kept<T>> table, K key, Change<T> change, Instant now) {
    var stands = table.find(key).map(Kept::thing);
    if (stands.isEmpty() || !stands.get().equals(change.before()))
      throw new IllegalStateException(
          "lost update of %s: stands %s, expected %s".formatted(key, stands, change.before()));
    Standing.moves(change.before(), change.after())
        .forEach(move -> coverage.count(Coverage.Kind.TRANSITIONS, move));
    table.put(key, new Kept<>(change.after(), now));
  }
}
