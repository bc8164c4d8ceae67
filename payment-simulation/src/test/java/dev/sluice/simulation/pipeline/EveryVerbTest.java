package dev.sluice.simulation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Point;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every consumer, whatever it does. */
class EveryVerbTest {

  private static final int MORE_THAN_THERE_ARE = 100;

  @ParameterizedTest
  @EnumSource(Verb.class)
  void a_batch_that_comes_twice_has_one_effect_and_the_same_news(Verb verb) {
    var rig = new Rig();
    var step = verb.on(rig);
    rig.publish("anna", "bert", "cleo");
    rig.start(step);
    rig.replay(step);

    if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1, 1, 1);
    assertThat(rig.toldOf()).containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
    assertThat(rig.committed(step)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void whoever_dies_where_he_may_the_next_one_finishes(Verb verb) {
    for (var point : Point.values())
      for (int nth = 1; nth < MORE_THAN_THERE_ARE; nth++) {
        var rig = new Rig();
        rig.group = 1;
        var step = verb.on(rig);
        rig.publish("anna", "bert", "cleo");
        rig.faults.crash(point, nth);
        try {
          rig.start(step);
          break;
        } catch (Crash crash) {
          rig.start(step);
        }
        if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1, 1, 1);
        assertThat(rig.toldOf()).contains(1L, 2L, 3L);
        assertThat(rig.committed(step)).isEqualTo(3);
        assertThat(rig.dead()).isEmpty();
      }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void a_copy_in_the_same_batch_says_nothing_new(Verb verb) {
    var rig = new Rig();
    rig.publish("anna", "bert");
    rig.topics.publish(Rig.created(1, "anna"));
    var step = verb.on(rig);
    rig.start(step);

    if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1, 1);
    assertThat(rig.toldOf()).containsExactly(1L, 2L);
    assertThat(rig.watch.of("duplicates")).isOne();
    assertThat(rig.committed(step)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"DECIDE", "APPEND", "ASK"})
  void bad_weather_at_the_database_waits_and_nothing_is_given_up(Verb verb) {
    var rig = new Rig();
    var step = verb.on(rig);
    rig.publish("anna", "bert", "cleo");
    rig.faults.weather(Point.DATABASE_BEFORE_COMMIT, 20);
    rig.start(step);

    assertThat(rig.faults.isOver()).isTrue();
    assertThat(rig.timesHandled()).containsExactly(1, 1, 1);
    assertThat(rig.toldOf()).containsExactly(1L, 2L, 3L);
    assertThat(rig.dead()).isEmpty();
    assertThat(rig.watch.of("batches")).isOne();
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void bad_weather_at_the_broker_waits_and_nothing_is_given_up(Verb verb) {
    var rig = new Rig();
    var step = verb.on(rig);
    rig.publish("anna", "bert", "cleo");
    rig.faults.weather(Point.BROKER_BEFORE_COMMIT, 20);
    rig.start(step);

    if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1, 1, 1);
    assertThat(rig.toldOf()).containsExactly(1L, 2L, 3L);
    assertThat(rig.dead()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void poison_goes_alone_and_the_others_go_on(Verb verb) {
    var rig = new Rig();
    var step = verb.on(rig);
    rig.publish("anna", "poison", "cleo", "dora", "poison");
    rig.start(step);

    if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1, 1, 1);
    assertThat(rig.toldOf()).containsExactly(1L, 3L, 4L);
    assertThat(rig.dead()).containsExactly(1L, 4L);
    assertThat(rig.topics.dead())
        .hasSize(2)
        .allMatch(letter -> letter.reason().contains("poison") && !letter.refused());
    assertThat(rig.committed(step)).isEqualTo(5);
    assertThat(rig.watch.of("dead")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void bytes_that_nobody_can_read_go_to_the_dead_letter_queue(Verb verb) {
    var rig = new Rig();
    var step = verb.on(rig);
    rig.publish("anna");
    rig.publishGarbage();
    rig.publish("bert");
    rig.start(step);

    assertThat(rig.toldOf()).containsExactly(1L, 2L);
    assertThat(rig.dead()).containsExactly(1L);
    assertThat(rig.topics.dead(Rig.IN).getFirst().raw().value()).isEqualTo(new byte[] {'{'});
    assertThat(rig.committed(step)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void more_than_ten_poison_records_in_a_row_stop_the_partition_before_the_eleventh(Verb verb) {
    for (int mostPerPoll : new int[] {1, 4, 50}) {
      var rig = new Rig();
      rig.mostPerPoll = mostPerPoll;
      var step = verb.on(rig);
      rig.publish("anna");
      for (int i = 0; i < 12; i++) rig.publish("poison");
      rig.publish("bert");
      rig.start(step);

      assertThat(rig.dead()).hasSize(10).doesNotContain(11L, 12L);
      assertThat(rig.committed(step)).isEqualTo(11);
      assertThat(rig.watch.of("parked")).isOne();
      assertThat(rig.toldOf()).containsExactly(1L);
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void the_same_poison_again_and_again_is_one_in_the_count(Verb verb) {
    for (int mostPerPoll : new int[] {1, 50}) {
      var rig = new Rig();
      rig.mostPerPoll = mostPerPoll;
      var step = verb.on(rig);
      for (int i = 0; i < 12; i++) rig.topics.publish(Rig.created(1, "poison"));
      rig.publish("anna");
      rig.start(step);

      assertThat(rig.watch.of("parked")).isZero();
      assertThat(rig.committed(step)).isEqualTo(13);
      assertThat(rig.toldOf()).containsExactly(13L);
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void a_good_record_between_begins_the_count_anew(Verb verb) {
    var rig = new Rig();
    var step = verb.on(rig);
    for (int i = 0; i < 10; i++) rig.publish("poison");
    rig.publish("anna");
    for (int i = 0; i < 10; i++) rig.publish("poison");
    rig.start(step);

    assertThat(rig.dead()).hasSize(20);
    assertThat(rig.committed(step)).isEqualTo(21);
    assertThat(rig.watch.of("parked")).isZero();
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void poison_that_is_tried_again_in_bad_weather_counts_once(Verb verb) {
    var rig = new Rig();
    var step = verb.on(rig);
    rig.publish("poison", "poison", "poison");
    rig.faults.weather(Point.BROKER_BEFORE_COMMIT, 8);
    rig.start(step);

    assertThat(rig.watch.of("parked")).isZero();
    assertThat(rig.dead()).containsExactly(0L, 1L, 2L);
    assertThat(rig.committed(step)).isEqualTo(3);
  }
}
