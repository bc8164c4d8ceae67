package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.CAUSE;
import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.TRACE;

import dev.sluice.application.ledger.Journal;
import dev.sluice.application.payment.Payments.Standing;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.psp.PspAttempts.Answer;
import dev.sluice.application.psp.PspAttempts.Attempt;
import dev.sluice.application.psp.PspAttempts.Source;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.balance.BalanceRoom;
import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.infrastructure.ledger.LedgerRoom;
import dev.sluice.infrastructure.order.OrderRoom;
import dev.sluice.infrastructure.payment.PaymentRoom;
import dev.sluice.infrastructure.pipeline.PipelineRoom;
import dev.sluice.infrastructure.psp.AttemptsRoom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Payments as the pipeline leaves them behind, written through the adapters alone. */
final class Story {

  private static final PspCapabilities PSP = PspCapabilities.standard(Duration.ofSeconds(5));

  final List<PspRecords.Record> psp = new ArrayList<>();
  private final Database database;
  private final Journal journal;

  Story(Database database) {
    this.database = database;
    this.journal = LedgerRoom.journal(database);
  }

  /** Both orders captured. */
  PaymentIntent captured() {
    var intent = expanded();
    for (var order : Samples.orders(intent)) capture(intent, order);
    complete(intent);
    return intent;
  }

  /** The first order captured, the second refused, what is left given back. */
  PaymentIntent halfCaptured() {
    var intent = expanded();
    var orders = Samples.orders(intent);
    capture(intent, orders.getFirst());
    refuse(orders.getLast());
    complete(intent);
    voidRest(intent);
    return intent;
  }

  /** Both orders captured; 5.00 EUR of the first and all of the second went back. */
  PaymentIntent refunded() {
    var intent = expanded();
    var orders = Samples.orders(intent);
    for (var order : orders) capture(intent, order);
    complete(intent);
    refund(intent, Samples.captured(orders.getFirst()), Samples.eur(500));
    refund(intent, Samples.captured(orders.getLast()), orders.getLast().amount());
    complete(intent);
    return intent;
  }

  /** Both orders captured, both disputed and lost: one to the seller, one to the platform. */
  PaymentIntent disputed() {
    var intent = expanded();
    var orders = Samples.orders(intent);
    for (var order : orders) capture(intent, order);
    complete(intent);
    dispute(Samples.captured(orders.getFirst()), Samples.eur(500), Bearer.SELLER);
    dispute(Samples.captured(orders.getLast()), Samples.eur(700), Bearer.PLATFORM);
    return intent;
  }

  private void dispute(PaymentOrder order, Amount amount, Bearer bearer) {
    var id = new DisputeId(Samples.number());
    var with = new Circumstances(null, NOW, PSP, new Random(1));
    var opened = order.on(new Trigger.OpenDispute(id, amount), with).after();
    save(order, opened);
    var lost = opened.on(new Trigger.LoseDispute(id, bearer), with).after();
    save(opened, lost);
    book(new MoneyMovement.ChargedBack(order.payment(), id, order.seller(), amount));
    var back = lost.refunds().disputes().getFirst().commission();
    book(
        bearer == Bearer.PLATFORM
            ? new MoneyMovement.ChargebackLost(order.payment(), id, order.seller(), amount)
            : new MoneyMovement.CommissionReversed(
                order.payment(), id.value(), order.seller(), back));
  }

  private void refund(PaymentIntent intent, PaymentOrder order, Amount amount) {
    var id = new RefundId(Samples.number());
    var with = new Circumstances(null, NOW, PSP, new Random(1));
    var asked = order.on(new Trigger.AskRefund(id, amount), with).after();
    save(order, asked);
    var reference = Samples.reference("r" + id);
    var authorization = Samples.payment(intent).authorization();
    onRecord(new PspRequest.Refund(order.id(), id, amount, authorization), reference);
    did("refund", intent, id.value(), amount.value());
    var told =
        new Trigger.Told(Operation.refund(id), 1, 0, new PspAnswer.Approved(reference, amount));
    var done = asked.on(told, with).after();
    save(asked, done);
    var back = done.refunds().all().getLast().commissionBack();
    book(new MoneyMovement.Refunded(order.payment(), id, order.seller(), amount));
    book(new MoneyMovement.CommissionReversed(order.payment(), id.value(), order.seller(), back));
  }

  /** Nobody has asked for the captures yet. */
  PaymentIntent expanded() {
    var intent = Samples.authorized();
    var payment = Samples.payment(intent);
    database.run(() -> {
      IntentRoom.of(database).add(List.of(intent));
      PaymentRoom.of(database).add(List.of(payment));
      OrderRoom.of(database).add(Samples.orders(intent));
    });
    onRecord(
        new PspRequest.Authorize(intent.id(), intent.total(), "tok_1"), payment.authorization());
    did("authorize", intent, intent.pspKey().value(), intent.total().value());
    book(new MoneyMovement.Authorized(payment.id(), payment.total()));
    return intent;
  }

  void capture(PaymentIntent intent, PaymentOrder order) {
    var after = Samples.captured(order);
    var capture = after.captures().getFirst();
    var authorization = Samples.payment(intent).authorization();
    onRecord(
        new PspRequest.Capture(order.id(), 1, order.amount(), authorization), capture.reference());
    did("capture", intent, after.id() + ":capture-1", order.amount().value());
    save(order, after);
    book(
        new MoneyMovement.Captured(
            order.payment(), order.id(), 1, order.seller(), capture.amount()));
    book(
        new MoneyMovement.Commission(
            order.payment(), order.id(), 1, order.seller(), capture.commission()));
  }

  /** The PSP took a cent less than asked: a person has to look. */
  void mismatch(PaymentIntent intent, PaymentOrder order) {
    var taken = order.amount().minus(Samples.eur(1));
    did("capture", intent, order.id() + ":capture-1", taken.value());
    save(
        order,
        Samples.in(
            new State.Review("a cent less", taken, Samples.reference("m"), false, NOW), order));
    book(new MoneyMovement.CaptureInReview(order.payment(), order.id(), 1, taken));
  }

  /** The PSP says what it took, whatever it was asked for. */
  void took(PaymentIntent intent, PaymentOrder order, PspAnswer.Mismatch answer) {
    var authorization = Samples.payment(intent).authorization();
    onRecord(new PspRequest.Capture(order.id(), 1, order.amount(), authorization), answer);
    did("capture", intent, order.id() + ":capture-1", answer.amount().value());
  }

  private void refuse(PaymentOrder order) {
    save(order, Samples.in(new State.CaptureFailed("insufficient_funds", NOW), order));
    book(new MoneyMovement.Released(order.payment(), order.id(), order.amount()));
  }

  void complete(PaymentIntent intent) {
    var standing = lock(intent);
    var after = standing.payment().on(standing.orders(), CAUSE, NOW).after();
    database.run(
        () -> PaymentRoom.of(database).save(List.of(new Change<>(standing.payment(), after)), NOW));
  }

  void voidRest(PaymentIntent intent) {
    var payment = lock(intent).payment();
    var answer = new PspAnswer.Approved(Samples.reference("v" + intent.id()), payment.open());
    var after =
        payment.onVoid(1, 0, answer, new Circumstances(CAUSE, NOW, PSP, new Random(1))).after();
    onRecord(
        new PspRequest.Void(intent.id(), payment.open(), payment.authorization()),
        answer.reference());
    did("void", intent, payment.voidKey().value(), payment.open().value());
    database.run(
        () -> PaymentRoom.of(database).save(List.of(new Change<Payment>(payment, after)), NOW));
  }

  private Standing lock(PaymentIntent intent) {
    var ids = new TreeSet<>(List.of(intent.payment()));
    return Objects.requireNonNull(
        database.run(() -> PaymentRoom.of(database).lock(ids)).get(intent.payment()));
  }

  void save(PaymentOrder before, PaymentOrder after) {
    database.run(() -> OrderRoom.of(database).save(List.of(new Change<>(before, after)), NOW));
  }

  private void onRecord(PspRequest request, PspReference reference) {
    onRecord(request, new PspAnswer.Approved(reference, request.amount()));
  }

  private void onRecord(PspRequest request, PspAnswer answer) {
    database.run(() -> {
      var attempts = AttemptsRoom.of(database);
      attempts.open(List.of(new Attempt(request, Source.CALL, 1)), NOW);
      attempts.answered(
          List.of(new Answer(request.key(), request.operation(), Source.CALL, 1, answer)), NOW);
    });
  }

  private void did(String operation, PaymentIntent intent, String key, long minor) {
    var authorization = Samples.payment(intent).authorization().value();
    psp.add(
        new PspRecords.Record(
            key, operation, authorization, "ref-" + psp.size(), Samples.eur(minor)));
  }

  /** Journal, balances, and the inbox row of the consumer that brought them. */
  void book(MoneyMovement movement) {
    var entry = PostingRules.entryFor(movement);
    var recorded = LedgerEntriesRecorded.of(movement, entry);
    database.run(() -> journal.append(List.of(new Journal.Record(entry, NOW, TRACE, CAUSE))));
    database.run(() -> {
      inbox(recorded, null);
      BalanceRoom.of(database).add(AccountBalance.changes(entry.postings()), 0);
    });
  }

  private void inbox(LedgerEntriesRecorded recorded, @Nullable String refusal) {
    var day = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    PipelineRoom.inbox(database, () -> NOW)
        .record(
            "account-balance-consumer",
            List.of(new Inbox.Seen(new Inbox.Key(recorded.id().value(), day), List.of(), refusal)));
  }
}
