package dev.sluice.simulation.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.psp.Mood;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The same request twice, and two that meet. */
class DoorTest {

  private final Scene scene = new Scene();
  private final World world = scene.world;
  private final ServiceApp service = scene.service("service-9");

  private static IdempotentRequest request(String key, String body) {
    return new IdempotentRequest(new ClientId("shop"), "POST /x", key, body);
  }

  private PaymentIntentId created() {
    return world.create(Baskets.of("o-1", "anna"));
  }

  private static void refused(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  @Test
  void the_same_payment_twice_is_one_intent() {
    var first = service.pay(request("k", "b"), Baskets.of("o-1", "anna"), "tok", "t");
    var second = service.pay(request("k", "b"), Baskets.of("o-1", "anna"), "tok", "t");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.replayed()).isTrue();
    assertThat(scene.servers().tables().intents().all()).hasSize(1);
  }

  @Test
  void another_body_under_the_same_key_is_refused() {
    service.pay(request("k", "b"), Baskets.of("o-1", "anna"), "tok", "t");

    refused(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        () -> service.pay(request("k", "c"), Baskets.of("o-1", "bert"), "tok", "t"));
  }

  @Test
  void a_key_is_free_again_when_nothing_happened() {
    scene.servers().faults().crash(Point.DATABASE_BEFORE_COMMIT);
    assertThatThrownBy(() -> service.pay(request("k", "b"), Baskets.of("o-1", "anna"), "tok", "t"))
        .isInstanceOf(Crash.class);

    assertThat(scene.servers().tables().intents().all()).isEmpty();
    assertThat(service.pay(request("k", "b"), Baskets.of("o-1", "anna"), "tok", "t").replayed())
        .isFalse();
  }

  @Test
  void the_psp_is_called_once_however_often_an_authorization_is_asked_for() {
    var intent = created();
    scene.psp.on(":authorize", Mood.SILENT_BEFORE);
    assertThat(service.authorize(request("k", "tok"), intent, "tok", "t").status()).isEqualTo(202);
    assertThat(service.authorize(request("l", "tok"), intent, "tok", "t").status()).isEqualTo(202);

    assertThat(scene.requests(PspKey.authorize(intent))).isOne();
    refused(
        ErrorCode.WRONG_STATE,
        () -> service.authorize(request("m", "other"), intent, "other", "t"));
  }

  @Test
  void an_authorization_that_is_pending_is_told_as_such_however_soon_one_asks_again() {
    var intent = created();
    scene.psp.on(":authorize", Mood.SILENT_AFTER);
    for (int i = 0; i < 3; i++)
      assertThat(service.authorize(request("k", "tok"), intent, "tok", "t").status())
          .isEqualTo(202);
    // an earlier request under another key, and that one again
    for (int i = 0; i < 2; i++)
      assertThat(service.authorize(request("l", "tok"), intent, "tok", "t").status())
          .isEqualTo(202);
    refused(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        () -> service.authorize(request("k", "other"), intent, "other", "t"));

    assertThat(scene.requests(PspKey.authorize(intent))).isOne();
    scene.restsLawfully();
    assertThat(service.authorize(request("k", "tok"), intent, "tok", "t").body())
        .isEqualTo("AUTHORIZED");
    assertThat(service.authorize(request("k", "tok"), intent, "tok", "t").replayed()).isTrue();
  }

  @Test
  void the_timer_knows_when_an_authorization_nobody_answered_is_due() {
    var intent = created();
    scene.psp.on(":authorize", Mood.SILENT_AFTER);
    service.authorize(request("k", "tok"), intent, "tok", "t");

    var due = scene.intent(intent).pursuit().orElseThrow().nextAt();
    assertThat(scene.servers().timer().takeDue(requireNonNull(due).minusMillis(1), 9)).isEmpty();
    assertThat(scene.servers().timer().takeDue(due, 9)).containsExactly(intent.value());
  }

  @Test
  void whoever_takes_over_from_a_dead_caller_reports_and_does_not_call() {
    var intent = created();
    scene.servers().faults().crash(Point.PSP_AFTER_CALL);
    assertThatThrownBy(() -> service.authorize(request("k", "tok"), intent, "tok", "t"))
        .isInstanceOf(Crash.class);
    refused(
        ErrorCode.IDEMPOTENCY_KEY_RUNNING,
        () -> service.authorize(request("k", "tok"), intent, "tok", "t"));
    scene.servers().clock().turn(Duration.ofSeconds(8));

    assertThat(service.authorize(request("k", "tok"), intent, "tok", "t").body())
        .isEqualTo("PENDING_AUTH");
    scene.restsLawfully();
    assertThat(scene.effects(PspKey.authorize(intent))).isOne();
    assertThat(scene.intent(intent).status()).isEqualTo(PaymentIntentStatus.AUTHORIZED);
  }

  @Test
  void what_is_over_is_not_authorized_again() {
    var intent = created();
    service.authorize(request("k", "tok"), intent, "tok", "t");

    refused(
        ErrorCode.WRONG_STATE, () -> service.authorize(request("l", "tok"), intent, "tok", "t"));
  }

  @Test
  void an_intent_nobody_knows_is_not_found() {
    refused(
        ErrorCode.NOT_FOUND,
        () -> service.authorize(request("k", "tok"), new PaymentIntentId(99), "tok", "t"));
  }
}
