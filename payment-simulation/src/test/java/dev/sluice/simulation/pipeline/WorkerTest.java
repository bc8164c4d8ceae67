package dev.sluice.simulation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Worker;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Weather;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The loop of a consumer thread, run on the test's own until there is nothing left to read. */
class WorkerTest {

  private final Rig rig = new Rig();
  private final Verb.Counting step = new Verb.Counting(rig);
  private int opened;
  private int closed;
  private Runnable whenEmpty = () -> {};

  private void work() {
    work(rig.streams());
  }

  private void work(Streams streams) {
    var worker = new Worker<PaymentOrderCreated>(step, watched(streams), 0, rig.tools());
    whenEmpty = worker::stop;
    worker.run();
  }

  private Streams watched(Streams streams) {
    return new Streams() {
      @Override
      public <E extends Event> Stream<E> open(Step<E> of, int thread) {
        opened++;
        return new Watched<>(streams.open(of, thread));
      }
    };
  }

  /** Ends the worker when there is nothing left. */
  private final class Watched<E extends Event> implements Stream<E> {
    private final Stream<E> stream;

    Watched(Stream<E> stream) {
      this.stream = stream;
    }

    @Override
    public Batch<E> poll(Duration atMost) {
      var batch = stream.poll(atMost);
      if (batch.isEmpty()) whenEmpty.run();
      return batch;
    }

    @Override
    public void send(
        List<EventEnvelope<?>> news, List<DeadLetter> dead, Map<Integer, Long> offsets) {
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
      closed++;
      stream.close();
    }
  }

  @Test
  void what_there_is_gets_done_and_the_stream_closed() {
    rig.publish("anna", "bert");
    work();

    assertThat(rig.toldOf()).containsExactly(1L, 2L);
    assertThat(opened).isOne();
    assertThat(closed).isOne();
    assertThat(rig.watch.blocked()).isEmpty();
  }

  @Test
  void bad_weather_is_told_until_it_has_passed() {
    rig.publish("anna");
    rig.faults.weather(Point.DATABASE_BEFORE_COMMIT, 2);
    rig.faults.at(
        Point.DATABASE_BEFORE_COMMIT,
        2,
        () -> {
          rig.clock.turn(Duration.ofSeconds(7));
          throw new Weather(Point.DATABASE_BEFORE_COMMIT);
        });
    work();

    assertThat(rig.watch.blocked()).contains(Duration.ZERO, Duration.ofSeconds(7));
    assertThat(rig.watch.blocked().getLast()).isZero();
    assertThat(rig.toldOf()).containsExactly(1L);
    assertThat(opened).isOne();
  }

  @Test
  void a_stream_that_was_lost_is_opened_anew_from_its_committed_offsets() {
    rig.publish("anna", "bert");
    var streams = rig.streams();
    rig.faults.at(Point.BROKER_BEFORE_COMMIT, 1, () -> streams.open(step, 0).close());
    work(streams);

    assertThat(opened).isEqualTo(2);
    assertThat(closed).isEqualTo(2);
    assertThat(rig.timesHandled()).containsExactly(1, 1);
    assertThat(rig.toldOf()).containsExactly(1L, 2L);
    assertThat(rig.watch.blocked().getLast()).isZero();
  }

  @Test
  void a_partition_that_was_taken_meanwhile_is_finished_by_its_new_reader() {
    var two = new Rig(2);
    var counting = new Verb.Counting(two);
    two.topics.put(Rig.IN, 0, "key", two.book.encode(Rig.created(1, "anna")));
    two.topics.put(Rig.IN, 1, "key", two.book.encode(Rig.created(2, "bert")));
    two.faults.at(
        Point.BROKER_BEFORE_COMMIT,
        1,
        () -> {
          // a second member joins, takes a partition, and is done before the first commits
          two.streams().open(counting, 1);
          throw new Stream.Lost(new IllegalStateException("rebalance"));
        });
    assertThatThrownBy(() -> two.start(counting)).isInstanceOf(Stream.Lost.class);
    two.start(counting);
    try (var second = two.streams().open(counting, 1)) {
      var batch = second.poll(Duration.ZERO);
      new Pipeline<>(counting, second, two.tools()).run(batch);
    }
    two.start(counting);

    assertThat(two.timesHandled()).containsExactly(1, 1);
    assertThat(two.toldOf()).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void a_worker_that_is_stopped_while_it_waits_ends() {
    rig.publish("weather");
    var worker = new Worker<PaymentOrderCreated>(step, watched(rig.streams()), 0, rig.tools());
    rig.faults.at(Point.DATABASE_BEGIN, 2, worker::stop);
    worker.run();

    assertThat(closed).isOne();
    assertThat(rig.committed(step)).isZero();
  }

  @Test
  void death_leaves_the_loop() {
    rig.publish("anna");
    rig.faults.crash(Point.DATABASE_AFTER_COMMIT);

    assertThatThrownBy(this::work).isInstanceOf(Crash.class);
  }

  @Test
  void a_broker_that_is_away_at_the_start_is_waited_for() {
    rig.publish("anna");
    var away = new int[] {2};
    work(
        new Streams() {
          @Override
          public <E extends Event> Stream<E> open(Step<E> of, int thread) {
            if (away[0]-- > 0) throw new Weather(Point.BROKER_BEFORE_COMMIT);
            return rig.streams().open(of, thread);
          }
        });

    assertThat(rig.toldOf()).containsExactly(1L);
  }
}
