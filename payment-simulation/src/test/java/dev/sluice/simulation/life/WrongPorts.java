package dev.sluice.simulation.life;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.seller.Sellers;
import dev.sluice.application.webhook.Webhooks;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Contract;
import dev.sluice.simulation.world.Servers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables that get one thing wrong. */
final class WrongPorts {

  /** Far from the ids that are drawn. */
  private static final long FRESH = 1L << 40;

  private WrongPorts() {}

  static PaymentOrders withoutSweep(PaymentOrders sound) {
    return Variant.of(
        PaymentOrders.class,
        sound,
        "claimRetries",
        call -> call.argument(0, Optional.class).isEmpty() ? List.of() : call.goOn());
  }

  static PaymentOrders withoutLost(PaymentOrders sound) {
    return Variant.of(PaymentOrders.class, sound, "claimLost", _ -> List.of());
  }

  static Payments withoutExpiry(Payments sound) {
    return Variant.of(Payments.class, sound, "claimExpiries", _ -> List.of());
  }

  static Webhooks withoutSweep(Webhooks sound) {
    return Variant.of(Webhooks.class, sound, "waiting", _ -> List.of());
  }

  /** Forgets what the PSP calls a dispute. */
  static Webhooks nameless(Webhooks sound) {
    var forgetful = Variant.of(Webhooks.class, sound, "dispute", _ -> Optional.empty());
    return Variant.of(Webhooks.class, forgetful, "name", _ -> null);
  }

  /** What is rolled back was added all the same, and is added again. */
  static Balances addedTwice(Servers s) {
    var added = new TreeMap<Account, Long>();
    return Variant.of(
        Balances.class,
        s.balances(),
        "add",
        call -> {
          @SuppressWarnings("unchecked")
          var changes = (SortedMap<Account, Long>) call.argument(0, SortedMap.class);
          changes.forEach((account, change) -> added.merge(account, change, Long::sum));
          var stands = s.balances().all();
          var written = new TreeMap<Account, Long>();
          for (var account : changes.keySet())
            written.put(
                account, added.getOrDefault(account, 0L) - stands.getOrDefault(account, 0L));
          return call.with(written, call.arguments()[1]);
        });
  }

  /** Looks for a contract that has begun, and not whether it has ended. */
  static Sellers endless(Sellers sound) {
    return Variant.of(
        Sellers.class,
        sound,
        "commissions",
        call -> {
          var at = call.argument(2, Instant.class);
          @SuppressWarnings("unchecked")
          var found = new HashMap<>((Map<SellerId, Commission>) call.answer(Map.class));
          found.replaceAll((id, now) ->
              sound.find(id).orElseThrow().terms().contracts().stream()
                  .filter(contract -> !contract.from().isAfter(at))
                  .reduce((_, later) -> later)
                  .map(Contract::commission)
                  .orElse(now));
          return found;
        });
  }

  static PaymentIntents freshIds(Servers s) {
    return Variant.of(
        PaymentIntents.class,
        s.intents(),
        "read",
        call -> {
          @SuppressWarnings("unchecked")
          var intents = (List<PaymentIntent>) call.answer(List.class);
          return intents.stream().map(intent -> withFreshOrders(intent, s)).toList();
        });
  }

  /** Takes every payment for a new one, as who forgets that a conflict was passed over. */
  static Payments alwaysNew(Payments sound) {
    return Variant.of(
        Payments.class,
        sound,
        "add",
        call -> {
          call.goOn();
          return ((List<?>) call.argument(0, List.class))
              .stream().map(payment -> ((Payment) payment).id()).toList();
        });
  }

  private static PaymentIntent withFreshOrders(PaymentIntent intent, Servers s) {
    var lines =
        intent.lines().stream()
            .map(line ->
                new SellerLine(
                    new PaymentOrderId(FRESH + s.ids().next()),
                    line.seller(),
                    line.amount(),
                    line.commission()))
            .toList();
    return new PaymentIntent(
        intent.id(),
        intent.payment(),
        intent.client(),
        intent.order(),
        intent.buyer(),
        intent.total(),
        intent.captureMethod(),
        lines,
        intent.state(),
        intent.pspToken(),
        intent.traceId(),
        intent.createdAt());
  }

  /** Looks whether there is an answer, and takes the key only when it writes one. */
  static Idempotency checkOnly(Idempotency sound) {
    return Variant.of(
        Idempotency.class,
        sound,
        "take",
        call -> {
          var standing = call.goOn();
          return standing instanceof Idempotency.Standing.OtherBody
              ? standing
              : new Idempotency.Standing.Fresh();
        });
  }
}
