package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.pipeline.Worker;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.payment.PaymentEvent.PaymentCaptured;
import dev.sluice.domain.psp.Operation;
import dev.sluice.infrastructure.Database;
import dev.sluice.servers.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Real workers whose partitions are taken away again and again: every record has its effect once,
 * and its news are told once. A broker of its own: it takes long, and others need not wait.
 */
@Tag("integration")
class KafkaRebalanceIntegrationTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int ROUNDS = 4;
  private static final int PER_ROUND = 60;

  /** A group takes partitions from whoever does not poll for so long. */
  private static final KafkaProperties HASTY =
      new KafkaProperties(
          20,
          Duration.ofSeconds(7),
          Duration.ofSeconds(6),
          Duration.ofSeconds(10),
          Duration.ofSeconds(8),
          "none",
          Map.of());

  @TempDir Path directory;
  private EmbeddedKafka kafka;
  private KafkaLab lab;
  private final Database database = Database.fresh();
  private final InstantSource clock = InstantSource.fixed(EventSamples.AT);
  private final List<Worker<?>> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Writer step = new Writer("rebalanced", new JdbcTemplate(database.pool()));

  @BeforeEach
  void make_room() {
    kafka = EmbeddedKafka.start(directory, 0);
    lab = new KafkaLab(kafka.url());
    database.asOwner("CREATE TABLE effects (n BIGINT NOT NULL)");
    database.asOwner("GRANT ALL ON effects TO sluice_app");
  }

  @AfterEach
  void stop() throws InterruptedException {
    workers.forEach(Worker::stop);
    for (Thread thread : threads) thread.join();
    lab.close();
    kafka.close();
    database.close();
  }

  /** What it writes would be there twice if it were written twice. */
  private record Writer(String name, JdbcTemplate sql) implements Step.Append<PaymentCaptured> {
    @Override
    public Topic topic() {
      return Topic.PAYMENT_CAPTURED;
    }

    @Override
    public List<Event> news(PaymentCaptured event) {
      var intent = new PaymentIntentId(event.paymentId().number());
      return List.of(
          new PaymentAuthorizationRequested(intent, event.paymentId(), Operation.AUTHORIZE, 1));
    }

    @Override
    public void write(List<EventEnvelope<PaymentCaptured>> fresh, int lane) {
      for (var one : fresh)
        sql.update("INSERT INTO effects VALUES (?)", one.data().paymentId().number());
    }
  }

  @Test
  void places_that_are_stolen_and_groups_that_change_skip_no_record_and_double_none() {
    work("app-0", lab.streams("app-0", HASTY));
    work("app-1", lab.streams("app-1", HASTY));
    long sent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      sent = put(sent);
      var thief = lab.stream(step, "app-" + round % 2, HASTY);
      readUntilFenced(thief);
      var guest = work("guest-" + round, lab.streams("guest-" + round, HASTY));
      sent = put(sent);
      awaitEffects(sent);
      guest.stop();
      thief.close();
    }
    everythingHappenedOnce(sent);
  }

  @Test
  void a_zombie_that_wakes_between_its_two_commits_is_turned_away_and_goes_on_without_a_gap() {
    var asleep = new CountDownLatch(1);
    var wakes = new CountDownLatch(1);
    var opened = new AtomicInteger();
    work("app-0", new Sleepy(lab.streams("app-0", HASTY), asleep, wakes, opened));
    long sent = put(0);
    Awaitility.await().atMost(LONG).until(() -> asleep.getCount() == 0);
    work("app-1", lab.streams("app-1", HASTY));
    // the database has the batch of the zombie; its news come from whoever finds them in the inbox
    awaitNews(sent);
    wakes.countDown();
    sent = put(sent);
    awaitEffects(sent);
    everythingHappenedOnce(sent);
    assertThat(opened).as("who leaves the group makes all others stop and join anew").hasValue(1);
  }

  /** Falls asleep before its first send, for as long as it takes. */
  private record Sleepy(
      Streams real, CountDownLatch asleep, CountDownLatch wakes, AtomicInteger opened)
      implements Streams {
    @Override
    public <E extends Event> Stream<E> open(Step<E> step, int thread) {
      opened.incrementAndGet();
      var stream = real.open(step, thread);
      return new Stream<>() {
        @Override
        public Batch<E> poll(Duration atMost) {
          return stream.poll(atMost);
        }

        @Override
        public void send(
            List<EventEnvelope<?>> news, List<DeadLetter> dead, Map<Integer, Long> offsets) {
          asleep.countDown();
          Awaitility.await().atMost(LONG).until(() -> wakes.getCount() == 0);
          stream.send(news, dead, offsets);
        }

        @Override
        public void rewind(Batch<E> batch) {
          stream.rewind(batch);
        }

        @Override
        public void park(int partition, long offset) {
          stream.park(partition, offset);
        }

        @Override
        public void close() {
          stream.close();
        }
      };
    }
  }

  private Worker<PaymentCaptured> work(String name, Streams streams) {
    var tools =
        new Pipeline.Tools(
            database,
            PipelineRoom.inbox(database, clock),
            new StackFailures(),
            new VirtualThreadCalls(4),
            lab.watch,
            clock);
    var worker = new Worker<>(step, streams, 0, tools);
    workers.add(worker);
    threads.add(Thread.ofPlatform().name(name).start(worker));
    return worker;
  }

  /** More, after so many. */
  private long put(long sent) {
    for (long n = sent + 1; n <= sent + PER_ROUND; n++)
      lab.put(
          new PaymentCaptured(
              new PaymentId(n),
              EventSamples.INTENT,
              EventSamples.BUYER,
              EventSamples.SHARE,
              EventSamples.TOTAL));
    return sent + PER_ROUND;
  }

  /**
   * It fences the worker of this place in the middle of what it does, and is fenced by its return.
   */
  private static void readUntilFenced(Stream<?> thief) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> {
          try {
            thief.poll(Duration.ofMillis(100));
            return false;
          } catch (Stream.Lost fenced) {
            return true;
          }
        });
  }

  private void awaitEffects(long sent) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> database.count("(SELECT DISTINCT n FROM effects) e") == sent);
  }

  private void awaitNews(long sent) {
    Awaitility.await().atMost(LONG).until(() -> told().stream().distinct().count() == sent);
  }

  private void everythingHappenedOnce(long sent) {
    awaitNews(sent);
    var all = LongStream.rangeClosed(1, sent).boxed().toList();
    assertThat(told()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(database.read("SELECT n FROM effects ORDER BY n"))
        .isEqualTo(all.stream().map(String::valueOf).toList());
    assertThat(lab.visible(Topic.PAYMENT_CAPTURED.deadLetterName())).isEmpty();
  }

  private List<Long> told() {
    return lab.visible(Topic.PAYMENT_AUTHORIZATION_REQUESTED.topicName()).stream()
        .map(one -> (PaymentAuthorizationRequested) lab.codec.decode(one.value()).data())
        .map(one -> one.paymentId().number())
        .toList();
  }
}
