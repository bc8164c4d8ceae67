package dev.sluice.infrastructure.intent;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.AuthorizePaymentService;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.idempotency.IdempotencyRoom;
import dev.sluice.infrastructure.outbox.OutboxRoom;
import dev.sluice.infrastructure.psp.AttemptsRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances of the service with one database: one dies over a key, the other takes it over. */
@Tag("integration")
class AuthorizeDoorIntegrationTest {

  private static final PspCapabilities CAPABILITIES =
      PspCapabilities.standard(Duration.ofSeconds(2));
  private static final Duration LEASE = CAPABILITIES.deadline().plusSeconds(5);
  private static final String TOKEN = "tok_1";

  /** The instance is gone: nothing of it runs on. */
  private static final class Killed extends Error {}

  private final Map<String, Instant> reminders = new TreeMap<>();
  private final List<PspRequest> calls = new ArrayList<>();
  private Database database;
  private PaymentIntent intent;
  private Instant now = NOW;

  @BeforeEach
  void open() {
    database = Database.fresh();
    intent = Samples.intent();
    database.run(() -> IntentRoom.of(database).add(List.of(intent)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_key_whose_owner_died_is_taken_over_after_its_lease_and_the_psp_is_not_called_again() {
    var dying =
        instance(() -> {
          throw new Killed();
        });
    var other = instance(() -> new PspAnswer.Declined("nobody may ask this"));
    assertThatThrownBy(() -> authorize(dying)).isInstanceOf(Killed.class);

    now = NOW.plus(LEASE).minusMillis(1);
    assertThatThrownBy(() -> authorize(other))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_RUNNING));

    now = NOW.plus(LEASE);
    for (int i = 0; i < 2; i++) assertThat(authorize(other).status()).isEqualTo(202);
    assertThat(calls).hasSize(1);
    assertThat(database.run(() -> IntentRoom.of(database).claimRetries(Optional.empty(), now, 9)))
        .as("the attempt whose caller died is due by itself")
        .extracting(PaymentIntent::id)
        .containsExactly(intent.id());
  }

  @Test
  void once_it_is_known_both_instances_tell_the_same() {
    var one = instance(() -> new PspAnswer.NoAnswer("timeout"));
    var other = instance(() -> new PspAnswer.NoAnswer("timeout"));
    assertThat(authorize(one).status()).isEqualTo(202);
    assertThat(authorize(other).status()).isEqualTo(202);
    assertThat(reminders).containsOnlyKeys(intent.id().value());

    var approved = new PspAnswer.Approved(Samples.reference("late"), intent.total());
    var told = new IntentTrigger.Told(Operation.AUTHORIZE, 1, 0, approved);
    database.run(() ->
        gate(psp(() -> approved))
            .apply(List.of(new AuthorizationGate.Told(intent.id(), told, Cause.door(TRACE))), now));

    assertThat(authorize(other)).isEqualTo(Answer.of(200, null, "AUTHORIZED"));
    assertThat(authorize(one)).isEqualTo(Answer.of(200, null, "AUTHORIZED").again());
    assertThat(calls).hasSize(1);
  }

  private Answer authorize(AuthorizePaymentService instance) {
    var path = "POST /api/v1/payment-intents/" + intent.id() + "/authorize";
    var request = new IdempotentRequest(new ClientId("local"), path, "key-1", "h");
    return instance.authorize(
        request, intent.id(), TOKEN, TRACE, AuthorizeDoorIntegrationTest::body);
  }

  private static Answer body(PaymentIntent intent) {
    boolean pending = intent.status() == PaymentIntentStatus.PENDING_AUTH;
    return Answer.of(pending ? 202 : 200, null, intent.status().name());
  }

  private AuthorizePaymentService instance(Supplier<PspAnswer> answer) {
    var psp = psp(answer);
    return new AuthorizePaymentService(
        IntentRoom.of(database),
        gate(psp),
        IdempotencyRoom.of(database),
        AttemptsRoom.of(database),
        new Reminders(),
        psp,
        database,
        () -> now,
        new Random(1));
  }

  private AuthorizationGate gate(Psp psp) {
    return new AuthorizationGate(
        IntentRoom.of(database), OutboxRoom.of(database, () -> now), psp, new Random(1));
  }

  private Psp psp(Supplier<PspAnswer> answer) {
    return new Psp() {
      @Override
      public PspAnswer send(PspRequest request) {
        calls.add(request);
        return answer.get();
      }

      @Override
      public PspAnswer askHeld(PspReference authorization) {
        throw new IllegalStateException("nobody asks here");
      }

      @Override
      public PspAnswer ask(PspKey key) {
        throw new IllegalStateException("nobody asks here");
      }

      @Override
      public PspCapabilities capabilities() {
        return CAPABILITIES;
      }
    };
  }

  private final class Reminders implements RetryTimer {
    @Override
    public void schedule(Map<String, Instant> due) {
      reminders.putAll(due);
    }

    @Override
    public List<String> takeDue(Instant at, int atMost) {
      return List.of();
    }

    @Override
    public long waiting() {
      return reminders.size();
    }
  }
}
