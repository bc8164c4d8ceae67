package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.PSP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.Matrix.Cell;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Moved;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundState;
import dev.sluice.test.golden.Golden;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that may happen in every state; docs/states.md shows what comes of it. */
class StateMatrixTest {

  static Stream<Matrix<?>> matrices() {
    return Stream.of(
        OrderSamples.orders(),
        StateSamples.intents(),
        VoidSamples.closings(),
        VoidSamples.voids(),
        StateSamples.refunds(),
        PayoutSamples.payouts());
  }

  @Test
  void the_document_says_what_the_code_does() {
    Golden.holds("docs/states.md", StatesDocument.rendered());
  }

  @Test
  void there_is_a_sample_of_every_state_and_every_answer() {
    assertThat(kinds(OrderSamples.orders().samples().stream().map(PaymentOrder::state)))
        .isEqualTo(alternatives(State.class));
    assertThat(
            kinds(
                Stream.of(StateSamples.intents(), VoidSamples.closings())
                    .flatMap(matrix -> matrix.samples().stream())
                    .map(intent -> intent.state())))
        .isEqualTo(alternatives(IntentState.class));
    assertThat(kinds(StateSamples.refunds().samples().stream().map(Refund::state)))
        .isEqualTo(alternatives(RefundState.class));
    assertThat(kinds(PayoutSamples.payouts().samples().stream().map(Payout::state)))
        .isEqualTo(alternatives(PayoutState.class));
    assertThat(kinds(Answers.about(Fixtures.eur(1)).values().stream()))
        .isEqualTo(alternatives(PspAnswer.class));
    assertThat(
            OrderSamples.orders().samples().stream()
                .flatMap(order -> order.pursuit().stream())
                .map(Pursuit::phase))
        .contains(Phase.values());
  }

  @ParameterizedTest
  @MethodSource("matrices")
  <T> void every_pair_has_an_outcome_that_says_what_changed(Matrix<T> matrix) {
    assertThat(matrix.cells())
        .allSatisfy(cell -> {
          switch (cell.outcome()) {
            case Moved<T> moved -> assertThat(moved.thing()).isNotEqualTo(cell.before());
            case Already<T> already -> assertThat(already.thing()).isEqualTo(cell.before());
            case Refused<T> refused -> {
              assertThat(refused.thing()).isEqualTo(cell.before());
              assertThat(refused.reason()).isNotBlank();
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("matrices")
  <T> void the_same_again_never_tells_something_else_under_the_same_name(Matrix<T> matrix) {
    assertThat(matrix.cells())
        .allSatisfy(cell -> {
          var told = new HashMap<EventId, Event>();
          var outcome = cell.outcome();
          for (int i = 0; i < 3; i++) {
            for (var event : outcome.news()) {
              var before = told.putIfAbsent(event.id(), event);
              if (before != null) assertThat(event).isEqualTo(before);
            }
            outcome = cell.row().trigger().apply(outcome.after());
          }
        });
  }

  @Test
  void a_failure_and_the_review_that_follows_have_different_names() {
    var orders = OrderSamples.orders();
    var names = new HashMap<EventId, Event>();
    var declined = cell(orders, "declined", "CAPTURE_REQUESTED").outcome();
    var approved = row(orders, "approved").trigger().apply(declined.after());

    Stream.concat(declined.news().stream(), approved.news().stream())
        .forEach(event -> assertThat(names.put(event.id(), event)).isNull());
    assertThat(names.keySet().stream().map(EventId::value))
        .containsExactlyInAnyOrder(
            Fixtures.ORDER + ":PaymentOrderFinalized:capture-1",
            Fixtures.ORDER + ":PaymentOrderFinalized:capture-1:review");
  }

  @Test
  void a_terminal_order_is_left_for_review_alone() {
    assertThat(OrderSamples.orders().cells())
        .filteredOn(cell -> cell.before().status().isTerminal())
        .allSatisfy(cell ->
            assertThat(OrderSamples.name(cell.outcome().after()))
                .isIn(OrderSamples.name(cell.before()), "REVIEW"));
  }

  @Test
  void no_state_is_a_trap() {
    for (var order : OrderSamples.orders().samples())
      if (!isLeftByAPersonAlone(OrderSamples.name(order)))
        assertThat(OrderSamples.orders().reachableFrom(OrderSamples.name(order)))
            .containsAnyOf("CAPTURED", "CAPTURE_FAILED", "CANCELLED");
    for (var intent : StateSamples.intents().samples())
      if (!isLeftByAPersonAlone(StateSamples.name(intent)))
        assertThat(StateSamples.intents().reachableFrom(StateSamples.name(intent)))
            .containsAnyOf("AUTHORIZED", "DECLINED", "CANCELLED");
    for (var refund : StateSamples.refunds().samples().subList(1, 4))
      assertThat(StateSamples.refunds().reachableFrom(StateSamples.name(refund)))
          .contains("SUCCEEDED", "FAILED", "REVIEW");
    for (var payout : PayoutSamples.payouts().samples())
      assertThat(PayoutSamples.payouts().reachableFrom(payout.status().name()))
          .containsAnyOf("SETTLED", "RETURNED", "CANCELLED");
    for (var intent : VoidSamples.closings().samples())
      assertThat(VoidSamples.closings().reachableFrom(StateSamples.name(intent)))
          .contains("DECLINED");
    for (var payment : VoidSamples.voids().samples())
      if (!isLeftByAPersonAlone(StateSamples.name(payment)))
        assertThat(VoidSamples.voids().reachableFrom(StateSamples.name(payment)))
            .containsAnyOf("VOIDED", "VOIDED, lost");
  }

  @Test
  void whoever_waits_is_due_by_itself_and_a_lost_capture_waits_for_the_void() {
    var pursuits =
        Stream.of(
                OrderSamples.orders().cells().stream()
                    .flatMap(cell -> moved(cell).flatMap(PaymentOrder::pursuit).stream()),
                StateSamples.intents().cells().stream()
                    .flatMap(cell -> moved(cell).flatMap(intent -> intent.pursuit()).stream()),
                VoidSamples.closings().cells().stream()
                    .flatMap(cell -> moved(cell).flatMap(intent -> intent.pursuit()).stream()),
                VoidSamples.voids().cells().stream()
                    .flatMap(cell -> moved(cell).stream())
                    .filter(payment -> payment.voidStatus() == VoidStatus.REQUESTED)
                    .map(payment -> Objects.requireNonNull(payment.voidPursuit())))
            .flatMap(stream -> stream)
            .filter(pursuit -> !pursuit.isLost())
            .toList();

    assertThat(pursuits)
        .isNotEmpty()
        .allSatisfy(
            pursuit -> assertThat(pursuit.nextAt() != null).isNotEqualTo(pursuit.isRequested()));
    assertThat(OrderSamples.orders().cells())
        .filteredOn(cell -> moved(cell).isPresent())
        .filteredOn(cell -> cell.outcome().after().pursuit().filter(Pursuit::isLost).isPresent())
        .isNotEmpty()
        .allSatisfy(
            cell -> assertThat(cell.outcome().after().pursuit().orElseThrow().nextAt()).isNull());
  }

  @Test
  void a_lost_void_ends_with_the_authorization() {
    for (var cell : VoidSamples.voids().cells()) {
      var payment = cell.outcome().after();
      if (moved(cell).isEmpty() || !StateSamples.name(payment).equals("REQUESTED, lost")) continue;
      var end = payment.createdAt().plus(PSP.authorizationLife());
      assertThat(Objects.requireNonNull(payment.voidPursuit()).nextAt()).isEqualTo(end);
      assertThat(payment.voidExpired(end.minusMillis(1))).isInstanceOf(Already.class);
      assertThat(payment.voidExpired(end).after().voidStatus()).isEqualTo(VoidStatus.VOIDED);
    }
    for (var cell : VoidSamples.closings().cells()) {
      var intent = cell.outcome().after();
      if (moved(cell).isEmpty() || intent.pursuit().filter(Pursuit::isLost).isEmpty()) continue;
      var end = Fixtures.NOON.plus(PSP.authorizationLife());
      assertThat(intent.pursuit().orElseThrow().nextAt()).isEqualTo(end);
      assertThat(
              intent.on(new IntentTrigger.Expire(), Fixtures.circumstances(end)).after().pursuit())
          .isEmpty();
    }
  }

  @Test
  void review_is_left_by_a_person_alone() {
    for (var cell : OrderSamples.orders().cells())
      if (cell.before().state() instanceof State.Review && moved(cell).isPresent())
        assertThat(cell.row().name()).startsWith("resolved");
    leftByAPersonAlone(StateSamples.intents());
    leftByAPersonAlone(StateSamples.refunds());
    leftByAPersonAlone(VoidSamples.voids());
  }

  private static <T> void leftByAPersonAlone(Matrix<T> matrix) {
    for (var cell : matrix.cells())
      if (matrix.name().apply(cell.before()).equals("REVIEW") && moved(cell).isPresent())
        assertThat(cell.row().name()).startsWith("resolved");
    assertThat(matrix.reachableFrom("REVIEW")).hasSizeGreaterThan(1);
  }

  private static boolean isLeftByAPersonAlone(String state) {
    return state.equals("REVIEW");
  }

  private static <T> Optional<T> moved(Cell<T> cell) {
    return cell.outcome() instanceof Moved<T> moved ? Optional.of(moved.thing()) : Optional.empty();
  }

  private static <T> Matrix.Row<T> row(Matrix<T> matrix, String name) {
    return matrix.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static <T> Cell<T> cell(Matrix<T> matrix, String row, String state) {
    return matrix.cells().stream()
        .filter(cell -> cell.row().name().equals(row))
        .filter(cell -> matrix.name().apply(cell.before()).equals(state))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Class<?>> kinds(Stream<?> samples) {
    return samples.map(Object::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> alternatives(Class<?> sealed) {
    return Set.copyOf(List.of(sealed.getPermittedSubclasses()));
  }
}
