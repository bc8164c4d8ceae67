package dev.sluice.application.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.psp.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLedgerRecordingServiceTest {

  private static PaymentOrderFinalized ended(
      long captured, long commission, long released, long inReview) {
    return new PaymentOrderFinalized(
        new PaymentOrderId(3),
        new PaymentId(2),
        new PaymentIntentId(1),
        new SellerId("anna"),
        Operation.capture(1),
        1,
        eur(captured),
        eur(commission),
        eur(released),
        eur(inReview),
        inReview > 0 ? PaymentOrderStatus.REVIEW : PaymentOrderStatus.CAPTURED,
        inReview == 0);
  }

  private static Amount eur(long cents) {
    return Amount.of(cents, "EUR");
  }

  private static List<String> kinds(PaymentOrderFinalized event) {
    return RequestLedgerRecordingService.movements(event).stream()
        .map(movement -> movement.key().kind() + " " + movement.amount())
        .toList();
  }

  @Test
  void a_capture_is_recorded_with_its_commission() {
    assertThat(kinds(ended(1450, 181, 0, 0)))
        .containsExactly("CAPTURE 14.50 EUR", "COMMISSION 1.81 EUR");
  }

  @Test
  void a_capture_without_commission_is_one_movement() {
    assertThat(kinds(ended(1450, 0, 0, 0))).containsExactly("CAPTURE 14.50 EUR");
  }

  @Test
  void a_refund_takes_its_commission_with_it() {
    assertThat(kinds(refunded(1450, 181)))
        .containsExactly("REFUND 14.50 EUR", "COMMISSION_REVERSAL 1.81 EUR");
    assertThat(kinds(refunded(1450, 0))).containsExactly("REFUND 14.50 EUR");
  }

  @Test
  void a_refund_that_failed_moves_nothing() {
    assertThat(kinds(refunded(0, 0))).isEmpty();
  }

  private static PaymentOrderFinalized refunded(long amount, long commission) {
    return new PaymentOrderFinalized(
        new PaymentOrderId(3),
        new PaymentId(2),
        new PaymentIntentId(1),
        new SellerId("anna"),
        Operation.refund(new RefundId(4)),
        0,
        eur(amount),
        eur(commission),
        eur(0),
        eur(0),
        PaymentOrderStatus.REFUNDED,
        true);
  }

  @Test
  void a_failed_capture_releases_its_hold() {
    assertThat(kinds(ended(0, 0, 1450, 0))).containsExactly("AUTH_RELEASE 14.50 EUR");
  }

  @Test
  void money_nobody_expected_waits_for_a_person() {
    assertThat(kinds(ended(0, 0, 0, 1449))).containsExactly("CAPTURE_REVIEW 14.49 EUR");
  }

  @Test
  void movements_that_touch_a_seller_are_keyed_by_him_and_the_others_by_the_payment() {
    var keys =
        new RequestLedgerRecordingService()
            .pass(ended(1450, 181, 50, 0)).stream().map(event -> event.key()).toList();

    assertThat(keys).containsExactly("anna", "anna", new PaymentId(2).value());
    assertThat(RequestLedgerRecordingService.movements(ended(1450, 181, 50, 0)))
        .extracting(MoneyMovement::payment)
        .containsOnly(new PaymentId(2));
  }
}
