package dev.sluice.platform.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.servers.process.ServerFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private static final Policy QUICK =
      new Policy(5, Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofMillis(4));

  private final List<String> diary = FakePart.diary();
  private final List<String> news = FakePart.diary();
  private final FakePart kafka = new FakePart("kafka", diary);
  private final FakePart service = new FakePart("service-1", diary, "kafka");
  private final Supervisor supervisor =
      new Supervisor(
          QUICK,
          InstantSource.fixed(Instant.EPOCH),
          part -> news.add(part.name() + " " + part.state()));

  @AfterEach
  void close() {
    supervisor.close();
  }

  @Test
  void a_part_waits_for_those_it_needs() throws InterruptedException {
    supervisor.add(List.of(service, kafka));
    supervisor.awaitAllUp();
    assertThat(diary).containsExactly("start kafka", "start service-1");
  }

  @Test
  void one_that_dies_is_started_again_and_its_death_is_told() throws InterruptedException {
    up(kafka);
    kafka.die(3);
    Awaitility.await().until(() -> kafka.lives() == 2 && status("kafka").state() == State.UP);
    assertThat(status("kafka").deaths()).isEqualTo(1);
    assertThat(status("kafka").reason()).isEqualTo("it ended with code 3, see kafka.log");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(news)
                .containsExactly(
                    "kafka STARTING",
                    "kafka UP",
                    "kafka RESTARTING",
                    "kafka STARTING",
                    "kafka UP"));
  }

  @Test
  void five_deaths_within_a_minute_and_it_stays_down_with_a_sentence_why()
      throws InterruptedException {
    up(kafka);
    for (int death = 1; death <= 5; death++) {
      int life = death;
      Awaitility.await().until(() -> kafka.lives() == life && status("kafka").state() == State.UP);
      kafka.die(137);
    }
    Awaitility.await().until(() -> status("kafka").state() == State.DOWN);
    assertThat(status("kafka").reason())
        .isEqualTo(
            "kafka died 5 times within 1 s and stays down: it was ended by signal 9, see kafka.log");
    assertThat(kafka.lives()).isEqualTo(5);
    assertThatThrownBy(() -> supervisor.awaitUp("kafka"))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("stays down");
  }

  @Test
  void one_that_never_gets_ready_stays_down_with_the_last_line_of_its_log() {
    kafka.stillborn(true);
    supervisor.add(List.of(kafka));
    assertThatThrownBy(supervisor::awaitAllUp)
        .isInstanceOf(ServerFailure.class)
        .hasMessage(
            "kafka died 5 times within 1 s and stays down:"
                + " kafka ended with code 1 while starting; the end of x.log: no such table");
  }

  @Test
  void one_that_dies_now_and_then_is_always_started_again() throws InterruptedException {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    try (Supervisor patient = new Supervisor(QUICK, now::get, _ -> {})) {
      patient.add(List.of(kafka));
      patient.awaitAllUp();
      for (int death = 1; death <= 20; death++) {
        int life = death;
        Awaitility.await()
            .until(() -> kafka.lives() == life && patient.status().getFirst().state() == State.UP);
        now.updateAndGet(at -> at.plusSeconds(20));
        kafka.die(1);
      }
      Awaitility.await().until(() -> kafka.lives() == 21);
    }
  }

  @Test
  void one_whose_need_is_down_is_not_started_to_die() throws InterruptedException {
    up(kafka, service);
    kafka.stillborn(true);
    kafka.die(1);
    Awaitility.await().until(() -> status("kafka").state() == State.DOWN);
    service.die(1);
    Awaitility.await().until(() -> status("service-1").state() == State.WAITING);
    assertThat(service.lives()).isEqualTo(1);
  }

  @Test
  void a_held_part_is_killed_stays_down_and_comes_back_and_this_is_no_death()
      throws InterruptedException {
    up(kafka);
    supervisor.hold(new Hold("kafka", Duration.ofMillis(50), false));
    Awaitility.await().until(() -> kafka.lives() == 2);
    supervisor.awaitUp("kafka");
    assertThat(diary).containsExactly("start kafka", "kill kafka", "start kafka");
    assertThat(status("kafka").deaths()).isZero();
    assertThat(news).contains("kafka HELD");
  }

  @Test
  void while_it_is_held_it_is_not_started() throws InterruptedException {
    up(kafka);
    supervisor.hold(new Hold("kafka", Duration.ofHours(1), false));
    Awaitility.await().until(() -> status("kafka").state() == State.HELD);
    assertThat(kafka.lives()).isEqualTo(1);
    assertThatThrownBy(() -> supervisor.hold(new Hold("kafka", Duration.ofSeconds(1), false)))
        .hasMessage("kafka is held already");
  }

  @Test
  void a_paused_part_goes_on_with_the_same_life() throws InterruptedException {
    up(kafka);
    supervisor.hold(new Hold("kafka", Duration.ofMillis(50), true));
    supervisor.awaitUp("kafka");
    assertThat(diary).containsExactly("start kafka", "pause kafka", "resume kafka");
  }

  @Test
  void what_was_added_last_stops_first() throws InterruptedException {
    up(kafka);
    up(service);
    supervisor.close();
    assertThat(diary).endsWith("stop service-1", "stop kafka");
    assertThat(supervisor.status()).allMatch(part -> part.state() == State.STOPPED);
  }

  @Test
  void a_held_part_does_not_keep_the_platform_from_stopping() throws InterruptedException {
    up(kafka);
    supervisor.hold(new Hold("kafka", Duration.ofHours(1), false));
    supervisor.close();
    assertThat(status("kafka").state()).isEqualTo(State.STOPPED);
  }

  @Test
  void nothing_is_started_after_the_end() {
    supervisor.close();
    assertThatThrownBy(() -> supervisor.add(List.of(kafka))).isInstanceOf(ServerFailure.class);
  }

  @Test
  void an_unknown_part_is_answered_with_those_there_are() throws InterruptedException {
    up(kafka, service);
    assertThatThrownBy(() -> supervisor.hold(new Hold("kafak", Duration.ofSeconds(1), false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no part 'kafak'; there are kafka, service-1");
  }

  @Test
  void a_part_is_held_for_an_hour_at_most() {
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMinutes(61))) {
      assertThatThrownBy(() -> new Hold("kafka", wrong, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void the_pause_before_a_new_start_doubles_up_to_a_limit() {
    assertThat(
            List.of(1, 2, 3, 4, 40).stream().map(Policy.USUAL::pauseAfter).map(Duration::toMillis))
        .containsExactly(250L, 500L, 1000L, 2000L, 4000L);
  }

  private void up(FakePart... parts) throws InterruptedException {
    supervisor.add(List.of(parts));
    supervisor.awaitAllUp();
  }

  private PartStatus status(String name) {
    return supervisor.status().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
