package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.settlement.SettlementFiles.File;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.application.settlement.SettlementLines.Booked;
import dev.sluice.application.settlement.SettlementLines.Unsettled;
import dev.sluice.application.settlement.SettlementLines.Waiting;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.seller.Terms;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.Settlement;
import dev.sluice.domain.settlement.Settlement.Status;
import dev.sluice.domain.settlement.SettlementLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link SettlementLines} promises. */
@ContractOf(SettlementLines.class)
public abstract class SettlementLinesContract {

  private final Things things = new Things();

  protected abstract SettlementRooms rooms();

  private SettlementLines lines() {
    return rooms().lines();
  }

  @Test
  void a_capture_is_found_by_its_key_with_what_is_the_sellers_of_it() {
    var order = rooms().captured(things);
    var line = rooms().line(things, order);

    assertThat(counterparts(line)).containsExactly(captureOf(order, false, null));
  }

  @Test
  void what_the_seller_agreed_to_have_held_back_is_told_with_it() {
    var reserve = new Reserve(1_000, 90);
    var seller = new SellerId("seller-1");
    rooms()
        .transactions()
        .run(() -> rooms().sellers().put(seller, new Terms(Payouts.HELD, reserve, List.of()), NOW));
    var order = rooms().captured(things);

    assertThat(counterparts(rooms().line(things, order)))
        .extracting(Counterpart::reserve)
        .containsExactly(reserve);
    rooms()
        .transactions()
        .run(() -> rooms().sellers().put(seller, new Terms(Payouts.HELD, null, List.of()), NOW));
  }

  @Test
  void what_another_line_has_settled_is_settled() {
    var order = rooms().captured(things);
    var line = rooms().line(things, order);
    add(Settlement.of(line, counterparts(line).stream().findFirst()));

    assertThat(counterparts(rooms().line(things, order)))
        .containsExactly(captureOf(order, true, null));
    assertThat(counterparts(line))
        .as("by itself it is not")
        .extracting(Counterpart::settled)
        .containsExactly(false);
  }

  @Test
  void a_capture_in_review_is_what_the_psp_says_it_took() {
    var order = rooms().saved(rooms().rooms().orders(things).getFirst(), Things::inReview);

    assertThat(counterparts(rooms().line(things, order)))
        .singleElement()
        .satisfies(of -> {
          assertThat(of.inReview()).isTrue();
          assertThat(of.amount()).isEqualTo(eur(100));
          assertThat(of.share()).isEqualTo(eur(0));
        });
  }

  @Test
  void a_refund_is_found_when_it_has_succeeded() {
    var order = rooms().captured(things);
    var asked = rooms().saved(order, one -> Things.refundOf(one, eur(500)));
    var refund = asked.refunds().all().getFirst();
    var line = rooms().line(things, LineType.REFUND, refund.id().value(), 500);
    assertThat(counterparts(line)).isEmpty();

    rooms()
        .saved(
            asked,
            one ->
                Things.refundTold(
                    one, new PspAnswer.Approved(Things.reference(one.id()), eur(500)), NOW));
    assertThat(counterparts(line))
        .containsExactly(
            new Counterpart(
                LineType.REFUND,
                order.payment(),
                order.id(),
                0,
                refund.id(),
                null,
                order.seller(),
                eur(500),
                eur(0),
                false,
                false,
                null));
  }

  @Test
  void a_chargeback_names_the_capture_and_finds_the_disputes_of_its_order_the_closest_first() {
    var order = rooms().captured(things);
    var once = rooms().saved(order, one -> Things.disputed(one, eur(300)));
    var twice = rooms().saved(once, one -> Things.disputed(one, eur(500)));
    var key = order.id() + ":capture-1";
    var line = rooms().line(things, LineType.CHARGEBACK, key, 500);

    assertThat(counterparts(line))
        .extracting(of -> of.amount().value())
        .containsExactly(500L, 300L);
    var won = rooms().line(things, LineType.CHARGEBACK_WON, key, 300);
    assertThat(counterparts(won)).isEmpty();
    var first = twice.refunds().disputes().getFirst().id();
    rooms().saved(twice, one -> Things.decided(one, new Trigger.WinDispute(first)));
    assertThat(counterparts(won)).extracting(Counterpart::dispute).containsExactly(first);

    add(Settlement.of(line, counterparts(line).stream().findFirst()));
    assertThat(counterparts(rooms().line(things, LineType.CHARGEBACK, key, 500)))
        .extracting(Counterpart::settled)
        .containsExactly(true, false);
  }

  @Test
  void what_names_nothing_of_ours_finds_nothing() {
    var stranger = rooms().line(things, LineType.CAPTURE, "stranger:capture-1", 1);
    var unknown = rooms().line(things, LineType.CAPTURE, "po_0000000000000:capture-1", 1);

    assertThat(lines().counterparts(List.of(stranger, unknown))).isEmpty();
    assertThat(lines().counterparts(List.of())).isEmpty();
    assertThat(lines().known(List.of(stranger.id()))).isEmpty();
  }

  @Test
  void a_line_is_known_with_its_words_and_its_report_and_added_once() {
    var line = rooms().line(things, LineType.CAPTURE, "stranger:capture-1", 77);
    var file = add(Settlement.of(line, Optional.empty()));

    assertThat(lines().known(List.of(line.id())))
        .isEqualTo(Map.of(line.id(), new SettlementLines.Known(line, file.id())));
    assertThatThrownBy(() -> add(Settlement.of(line, Optional.empty())))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void what_may_turn_up_waits_until_it_has() {
    var order = rooms().rooms().orders(things).getFirst();
    var line = rooms().line(things, order);
    var unknown = Settlement.of(line, Optional.empty());
    var file = add(unknown);
    open(DiscrepancyKind.UNKNOWN_CAPTURE, file, line);

    assertThat(waiting(line)).contains(new Waiting(unknownAgain(unknown), Things.TRACE));
    rooms().saved(order, Things::captured);
    var late = unknown.matched(counterparts(line).getFirst()).orElseThrow();
    rooms().transactions().run(() -> lines().matched(late.after()));

    assertThat(waiting(line)).isEmpty();
    assertThat(counterparts(rooms().line(things, order)))
        .extracting(Counterpart::settled)
        .containsExactly(true);
    assertThatThrownBy(() -> rooms().transactions().run(() -> lines().matched(late.after())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_people_have_to_look_at_does_not_wait() {
    var line = rooms().line(things, LineType.CAPTURE, "stranger:capture-1", 5);
    var file = add(Settlement.of(line, Optional.empty()));
    open(DiscrepancyKind.WRONG_TYPE, file, line);

    assertThat(waiting(line)).isEmpty();
  }

  @Test
  void a_capture_without_a_line_is_missing_until_somebody_has_said_so() {
    var settled = rooms().captured(things);
    var line = rooms().line(things, settled);
    add(Settlement.of(line, counterparts(line).stream().findFirst()));
    var order = rooms().captured(things);

    var expected = new Unsettled(order.payment(), order.id(), 1, order.amount(), NOW);
    assertThat(missing(order)).contains(expected);
    assertThat(missing(settled)).isEmpty();
    assertThat(lines().missing(NOW, 1000)).extracting(Unsettled::order).doesNotContain(order.id());

    var about = new About(null, 0, null, order.payment(), order.id(), 1);
    var said = SettlementRooms.discrepancy(things, DiscrepancyKind.MISSING, about, null);
    rooms().in(() -> rooms().discrepancies().add(List.of(said)));
    assertThat(missing(order)).isEmpty();
  }

  private Optional<Unsettled> missing(PaymentOrder order) {
    return lines().missing(NOW.plusSeconds(1), 1000).stream()
        .filter(one -> one.order().equals(order.id()))
        .findFirst();
  }

  /** As it is read again: what was wrong is written elsewhere. */
  private static Settlement unknownAgain(Settlement of) {
    return new Settlement(
        of.line(),
        Status.SUSPENDED,
        null,
        of.share(),
        of.owed(),
        of.doubtedFee(),
        of.reserved(),
        null);
  }

  private Optional<Waiting> waiting(SettlementLine line) {
    return lines().waiting(Optional.empty(), 1000).stream()
        .filter(one -> one.settlement().line().id().equals(line.id()))
        .map(one -> new Waiting(unknownAgain(one.settlement()), one.traceId()))
        .findFirst();
  }

  private void open(DiscrepancyKind kind, File file, SettlementLine line) {
    var about = new About(file.id(), 1, line.id(), null, null, 0);
    var one = SettlementRooms.discrepancy(things, kind, about, line.gross());
    rooms().in(() -> rooms().discrepancies().add(List.of(one)));
  }

  private File add(Settlement settlement) {
    var file = rooms().report(things, 1);
    rooms()
        .transactions()
        .run(() -> {
          lines().alone();
          lines().add(List.of(new Booked(settlement, file.id(), 1)));
        });
    return file;
  }

  private List<Counterpart> counterparts(SettlementLine line) {
    return lines().counterparts(List.of(line)).getOrDefault(line.id(), List.of());
  }

  private static Counterpart captureOf(
      PaymentOrder order, boolean settled, @Nullable Reserve reserve) {
    return new Counterpart(
        LineType.CAPTURE,
        order.payment(),
        order.id(),
        1,
        null,
        null,
        order.seller(),
        order.amount(),
        order.amount().minus(order.commission()),
        false,
        settled,
        reserve);
  }
}
