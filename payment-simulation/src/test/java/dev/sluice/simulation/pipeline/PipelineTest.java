package dev.sluice.simulation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Slow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is special about halving, racing, refusing and asking. */
class PipelineTest {

  private final Rig rig = new Rig();

  @Test
  void the_left_half_goes_first() {
    var counting = new Verb.Counting(rig);
    rig.publish("anna", "bert", "cleo", "poison");
    rig.start(counting);

    assertThat(counting.tries)
        .containsExactly(
            List.of(1L, 2L, 3L, 4L), List.of(1L, 2L), List.of(3L, 4L), List.of(3L), List.of(4L));
  }

  @Test
  void weather_is_not_halved() {
    var counting = new Verb.Counting(rig);
    rig.publish("anna", "bert", "cleo");
    rig.faults.weather(Point.DATABASE_BEFORE_COMMIT, 3);
    rig.start(counting);

    assertThat(counting.tries).hasSize(4).allMatch(part -> part.size() == 3);
  }

  @Test
  void three_statement_timeouts_halve_and_give_nobody_up() {
    var counting = new Verb.Counting(rig);
    rig.publish("anna", "bert", "slow", "cleo");
    try (var stream = rig.streams().open(counting, 0)) {
      var pipeline = new Pipeline<>(counting, stream, rig.tools());
      for (int i = 0; i < 3; i++) {
        var batch = stream.poll(Duration.ZERO);
        assertThatThrownBy(() -> pipeline.run(batch)).isInstanceOf(Slow.class);
        stream.rewind(batch);
      }
    }

    var all = List.of(1L, 2L, 3L, 4L);
    assertThat(counting.tries)
        .containsExactly(all, all, all, List.of(1L, 2L), List.of(3L, 4L), List.of(3L));
    assertThat(rig.timesHandled()).containsExactly(1, 1);
    assertThat(rig.dead()).isEmpty();
    assertThat(rig.committed(counting)).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"DECIDE", "ASK"})
  void a_refusal_goes_to_the_dead_letter_queue_again_after_a_crash(Verb verb) {
    var step = verb.on(rig);
    rig.publish("anna", "refused", "cleo");
    rig.faults.crash(Point.BROKER_AFTER_COMMIT);
    try {
      rig.start(step);
    } catch (Crash crash) {
      rig.replay(step);
    }

    assertThat(rig.dead()).containsExactly(1L, 1L);
    assertThat(rig.topics.dead()).hasSize(2).allMatch(letter -> letter.refused());
    assertThat(rig.watch.of("refused")).isEqualTo(1);
    assertThat(rig.watch.of("dead")).isZero();
    assertThat(rig.toldOf()).containsExactly(1L, 3L, 1L, 3L);
  }

  @ParameterizedTest
  @EnumSource(names = {"DECIDE", "APPEND", "ASK"})
  void whoever_was_slower_rolls_back_and_sends_the_winners_news(Verb verb) {
    var step = verb.on(rig);
    rig.publish("anna", "bert");
    rig.start(step);
    rig.topics.replay(step.name());
    rig.start(step, new BlindOnce(rig.inbox));

    assertThat(rig.timesHandled()).containsExactly(1, 1);
    assertThat(rig.toldOf()).containsExactly(1L, 2L, 1L, 2L);
    assertThat(rig.dead()).isEmpty();
  }

  /**
   * Sees what is committed only at the second look, as one who looked before the other's commit.
   */
  private static final class BlindOnce implements Inbox {
    private final Inbox inbox;
    private boolean seeing;

    BlindOnce(Inbox inbox) {
      this.inbox = inbox;
    }

    @Override
    public Map<Key, Seen> known(String step, Collection<Key> keys) {
      var known = seeing ? inbox.known(step, keys) : Map.<Key, Seen>of();
      seeing = true;
      return known;
    }

    @Override
    public void record(String step, List<Seen> seen) {
      inbox.record(step, seen);
    }
  }

  @Test
  void answers_leave_in_small_commits_and_the_offsets_with_the_last() {
    rig.group = 1;
    rig.publish("anna", "bert", "cleo");
    var asking = new Verb.Asking(rig);
    var committed = new ArrayList<Long>();
    var told = new ArrayList<Integer>();
    for (int i = 1; i <= 3; i++)
      rig.faults.at(
          Point.BROKER_AFTER_COMMIT,
          i,
          () -> {
            committed.add(rig.committed(asking));
            told.add(rig.told().size());
          });
    rig.start(asking);

    assertThat(committed).containsExactly(0L, 0L, 3L);
    assertThat(told).containsExactly(1, 2, 3);
  }

  @Test
  void an_answer_that_nobody_wrote_down_is_asked_for_again_with_the_same_question() {
    rig.publish("anna");
    var asking = new Verb.Asking(rig);
    rig.faults.crash(Point.PSP_AFTER_CALL);
    try {
      rig.start(asking);
    } catch (Crash crash) {
      rig.start(asking);
    }

    assertThat(asking.asked).hasSize(2);
    assertThat(asking.asked.getFirst()).isEqualTo(asking.asked.getLast());
    assertThat(rig.timesHandled()).containsExactly(1);
  }

  @Test
  void an_answer_that_was_written_down_is_not_asked_for_again() {
    rig.group = 1;
    rig.publish("anna", "bert");
    var asking = new Verb.Asking(rig);
    rig.faults.crash(Point.BROKER_BEFORE_COMMIT);
    try {
      rig.start(asking);
    } catch (Crash crash) {
      rig.start(asking);
    }

    assertThat(asking.asked).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void one_lane_is_asked_in_order() {
    rig.publish("anna", "bert", "anna", "cleo", "anna");
    var asking = new Verb.Asking(rig);
    rig.start(asking);

    var ofAnna = List.of(1, 3, 5).stream().map(n -> Rig.created(n, "anna").aggregateId()).toList();
    assertThat(asking.asked).hasSize(5).containsSubsequence(ofAnna);
  }

  @Test
  void who_has_nothing_to_ask_is_done_with() {
    rig.publish("nothing", "anna");
    var asking = new Verb.Asking(rig);
    rig.start(asking);
    rig.replay(asking);

    assertThat(asking.asked).hasSize(1);
    assertThat(rig.inbox.of("asking")).hasSize(2);
  }

  @Test
  void another_instance_does_not_wait_for_a_parked_partition() {
    var two = new Rig(2);
    for (int i = 0; i < 12; i++) two.topics.put(Rig.IN, 0, "key", new byte[] {'{'});
    two.topics.put(Rig.IN, 1, "key", two.book.encode(Rig.created(7, "anna")));
    var step = new Verb.Counting(two);
    two.mostPerPoll = 5;
    two.start(step);

    assertThat(two.toldOf()).containsExactly(7L);
    assertThat(two.topics.committed(step.name(), 0)).isEqualTo(10);
    assertThat(two.topics.committed(step.name(), 1)).isOne();
  }
}
