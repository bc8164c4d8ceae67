package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.eur;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Confirmation;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.order.OrderRoom;
import dev.sluice.infrastructure.review.ReviewRoom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An order that was in review: two people have found that the PSP took half a euro too much. */
final class Reviewed {

  private static final Circumstances WITH =
      new Circumstances(null, NOW, PspCapabilities.standard(Duration.ofSeconds(5)), new Random(1));

  final PaymentIntent intent;
  final PaymentOrder order;
  private final Database database;
  private final Story story;
  private final Amount taken;

  Reviewed(Database database, Story story) {
    this.database = database;
    this.story = story;
    this.intent = story.expanded();
    this.order = Samples.orders(intent).getLast();
    this.taken = order.amount().plus(eur(50));
    story.capture(intent, Samples.orders(intent).getFirst());
    var reference = Samples.reference("r" + order.id());
    story.took(intent, order, new PspAnswer.Mismatch(reference, taken));
    var review = Samples.in(new State.Review("too much", taken, reference, false, NOW), order);
    story.save(order, review);
    story.book(new MoneyMovement.CaptureInReview(order.payment(), order.id(), 1, taken));
    resolve(review);
    story.complete(intent);
  }

  private void resolve(PaymentOrder review) {
    var after = review.on(new Trigger.Resolve(true), WITH).after();
    resolved(Verdict.CAPTURED, taken, order.amount());
    database.run(() -> OrderRoom.of(database).save(List.of(new Change<>(review, after)), NOW));
    var capture = after.captures().getFirst();
    var payment = order.payment();
    story.book(new MoneyMovement.ReviewDone(payment, order.id(), 1, taken));
    story.book(
        new MoneyMovement.Captured(payment, order.id(), 1, order.seller(), capture.amount()));
    story.book(
        new MoneyMovement.Commission(payment, order.id(), 1, order.seller(), capture.commission()));
    story.book(new MoneyMovement.TakenTooMuch(payment, order.id(), 1, eur(50)));
  }

  /** The shopper has it back. */
  void excessReturned() {
    resolved(Verdict.EXCESS_RETURNED, eur(50), eur(0));
    story.book(new MoneyMovement.ExcessReturned(order.payment(), order.id(), 1, eur(50)));
  }

  private void resolved(Verdict verdict, Amount suspended, Amount captured) {
    var resolutions = ReviewRoom.of(database);
    var proposal =
        new Resolution(
            order.id().value(),
            order.payment(),
            1,
            verdict,
            suspended,
            eur(0),
            "why",
            "anna",
            NOW,
            Optional.empty());
    var confirmed =
        new Resolution(
            order.id().value(),
            order.payment(),
            1,
            verdict,
            suspended,
            captured,
            "why",
            "anna",
            NOW,
            Optional.of(new Confirmation("bert", NOW)));
    database.run(() -> resolutions.propose(proposal));
    database.run(() -> resolutions.confirm(confirmed));
  }
}
