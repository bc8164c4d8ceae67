package dev.sluice.simulation.audit;

import static java.util.stream.Collectors.toSet;

import dev.sluice.application.review.Resolution;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.RefundStatus;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import dev.sluice.simulation.psp.InMemoryPsp;
import dev.sluice.simulation.psp.InMemoryPspAttempts;
import dev.sluice.simulation.review.InMemoryResolutions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Law 8: the PSP did what our tables say, and holds nothing that nobody will take. */
final class PspLaws {

  private static final Set<String> GIVEN_BACK =
      Set.of(PaymentIntent.NEVER_REACHED_PSP, PaymentIntent.NOT_AS_ASKED);

  private final Tables tables;
  private final InMemoryResolutions resolutions;
  private final InMemoryPsp psp;
  private final InMemoryPspAttempts attempts;
  private final List<String> broken = new ArrayList<>();

  private PspLaws(
      Tables tables,
      InMemoryResolutions resolutions,
      InMemoryPsp psp,
      InMemoryPspAttempts attempts) {
    this.tables = tables;
    this.resolutions = resolutions;
    this.psp = psp;
    this.attempts = attempts;
  }

  static List<String> broken(
      Tables tables,
      InMemoryResolutions resolutions,
      InMemoryPsp psp,
      InMemoryPspAttempts attempts) {
    var laws = new PspLaws(tables, resolutions, psp, attempts);
    laws.pspAgrees();
    return laws.broken;
  }

  private void same(String what, Object left, Object right) {
    if (!Objects.equals(left, right)) broken.add("%s:%n  %s%n  %s".formatted(what, left, right));
  }

  private List<PaymentOrder> orders() {
    return tables.orders().all().stream().map(Kept::thing).toList();
  }

  private void pspAgrees() {
    var leftOut = keysInReview();
    var expected = new ArrayList<String>();
    for (var kept : tables.intents().all())
      if (kept.thing().state() instanceof IntentState.Authorized)
        expected.add(kept.thing().pspKey() + " " + kept.thing().total());
    for (var order : orders()) {
      for (var capture : order.captures())
        expected.add(
            order.id()
                + ":capture-"
                + capture.n()
                + " "
                + capture.amount().plus(excess(order, capture)));
      for (var refund : order.refunds().all())
        if (refund.refunded().isPositive()) expected.add(refund.pspKey() + " " + refund.amount());
    }
    for (var kept : tables.payments().all())
      if (kept.thing().voidStatus() == VoidStatus.VOIDED && !isLost(kept.thing()))
        expected.add(kept.thing().voidKey() + " " + kept.thing().open());
    var did =
        psp.records().stream()
            .filter(one -> !leftOut.contains(one.key()))
            .map(one -> one.key() + " " + one.amount())
            .sorted()
            .toList();
    expected.sort(null);
    same("law 8: the PSP did what the books say", did, expected);
    var open = new TreeSet<>(psp.openAuthorizations());
    open.removeIf(held -> mayBeOpen().stream().anyMatch(held::startsWith));
    same("law 8: nothing stays open at the PSP", open, Set.of());
  }

  /** What the PSP took beyond what the order had open: given back, it stays on its list. */
  private Amount excess(PaymentOrder order, Capture capture) {
    return resolutions.resolved().stream()
        .filter(one -> one.subject().equals(order.id().value()) && one.n() == capture.n())
        .map(Resolution::excess)
        .reduce(Amount.zero(order.amount().currency()), Amount::plus);
  }

  private Set<String> keysInReview() {
    var keys = new HashSet<String>();
    for (var order : orders())
      if (order.state() instanceof State.Review || isLost(order) || neverLearnt(order))
        keys.add(order.pspKey().value());
    for (var order : orders())
      for (var refund : order.refunds().all())
        if (refund.status() == RefundStatus.REVIEW) keys.add(refund.pspKey().value());
    for (var kept : tables.intents().all()) {
      var intent = kept.thing();
      if (intent.state() instanceof IntentState.Review) keys.add(intent.pspKey().value());
      // the PSP had forgotten the key, or held something else: that was given back by key
      if (intent.declined().filter(GIVEN_BACK::contains).isPresent())
        keys.addAll(List.of(intent.pspKey().value(), PspKey.voiding(intent.id()).value()));
    }
    for (var kept : tables.payments().all())
      if (kept.thing().voidStatus() == VoidStatus.REVIEW || isLost(kept.thing()))
        keys.add(kept.thing().voidKey().value());
    return keys;
  }

  /** The PSP has forgotten the key: what it did with it shows when the rest is given back. */
  private static boolean isLost(PaymentOrder order) {
    return order.pursuit().filter(Pursuit::isLost).isPresent();
  }

  /**
   * The PSP has forgotten the capture, and never heard of the void that would have told: only its
   * settlement can say what it took.
   */
  private boolean neverLearnt(PaymentOrder order) {
    int last = order.demand().n();
    return order.status().isTerminal()
        && order.captures().stream().noneMatch(capture -> capture.n() == last)
        && tables.payments().find(order.payment()).filter(kept -> isLost(kept.thing())).isPresent();
  }

  private static boolean isLost(Payment payment) {
    return payment.voidPursuit() != null && payment.voidPursuit().isLost();
  }

  /** A person has to look at these first. */
  private Set<String> mayBeOpen() {
    var resting =
        tables.payments().all().stream()
            .map(Kept::thing)
            .filter(Payment::isAtRest)
            .filter(payment -> payment.voidStatus() != VoidStatus.REVIEW)
            // the authorization ended by itself: nobody gave it back
            .filter(payment -> !isLost(payment))
            .map(Payment::intent)
            .collect(toSet());
    return tables.intents().all().stream()
        .map(Kept::thing)
        .filter(intent -> !resting.contains(intent.id()))
        .filter(intent -> !(intent.state() instanceof IntentState.Declined) || !isClosed(intent))
        .map(PaymentIntent::pspKey)
        .map(Object::toString)
        .collect(toSet());
  }

  /** Where the PSP would not close an authorization by its key it ends by itself. */
  private boolean isClosed(PaymentIntent intent) {
    var calls =
        attempts.all().stream()
            .filter(row -> row.key().equals(PspKey.voiding(intent.id())))
            .toList();
    return calls.isEmpty()
        || calls.stream().anyMatch(row -> row.answer() instanceof PspAnswer.Approved);
  }
}
