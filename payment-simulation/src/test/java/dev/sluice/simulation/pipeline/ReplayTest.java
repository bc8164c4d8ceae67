package dev.sluice.simulation.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Delivery;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Step;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dead letter that comes again has its effect once, whatever else was told of its event. */
class ReplayTest {

  private final Rig rig = new Rig();
  private long offset;

  @ParameterizedTest
  @EnumSource(Verb.class)
  void a_replay_of_an_event_without_effect_has_it_and_copies_have_none(Verb verb) {
    var step = verb.on(rig);
    run(step, replay("anna", 1));
    run(step, replay("anna", 1));
    run(step, replay("anna", 0));
    run(step, replay("anna", 2));

    if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1);
    assertThat(rig.toldOf()).containsExactly(1L, 1L, 1L, 1L);
    assertThat(rig.topics.dead()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void a_replay_of_an_event_that_had_its_effect_meanwhile_changes_nothing(Verb verb) {
    var step = verb.on(rig);
    run(step, replay("anna", 0));
    run(step, replay("anna", 1));

    if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1);
    assertThat(rig.toldOf()).containsExactly(1L, 1L);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void a_replay_beside_a_copy_of_its_event_stands_for_it(Verb verb) {
    var step = verb.on(rig);
    run(step, replay("anna", 0), replay("anna", 1), replay("anna", 2));
    run(step, replay("anna", 1), replay("anna", 0));

    if (verb.hasEffects()) assertThat(rig.timesHandled()).containsExactly(1);
    assertThat(rig.toldOf()).containsExactly(1L, 1L);
  }

  @ParameterizedTest
  @EnumSource(names = {"DECIDE", "ASK"})
  void a_refused_event_is_decided_again_and_its_letter_says_which_replay_it_was(Verb verb) {
    var step = verb.on(rig);
    run(step, replay("refused", 0));
    run(step, replay("refused", 1));
    run(step, replay("refused", 2), replay("refused", 0));

    assertThat(rig.topics.dead()).extracting(DeadLetter::replay).containsExactly(0, 1, 2);
    assertThat(rig.topics.dead()).extracting(DeadLetter::eventId).containsOnly(id("refused"));
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void poison_that_is_still_poison_makes_another_letter(Verb verb) {
    var step = verb.on(rig);
    run(step, replay("poison", 0));
    run(step, replay("poison", 1));

    assertThat(rig.topics.dead()).extracting(DeadLetter::replay).containsExactly(0, 1);
    assertThat(rig.topics.dead())
        .allMatch(letter -> letter.eventId().equals(id("poison")) && !letter.refused())
        .extracting(DeadLetter::exception)
        .containsOnly("java.lang.IllegalArgumentException");
  }

  private static String id(String seller) {
    return Rig.created(1, seller).eventId().value();
  }

  private Delivery<PaymentOrderCreated> replay(String seller, int n) {
    var envelope = Rig.created(1, seller);
    var raw = new RawRecord(Rig.IN, 0, offset++, new byte[0], rig.book.encode(envelope), Map.of());
    return new Delivery<>(envelope, n, raw);
  }

  @SafeVarargs
  private void run(Step<PaymentOrderCreated> step, Delivery<PaymentOrderCreated>... deliveries) {
    try (var stream = rig.streams().open(step, 0)) {
      new Pipeline<>(step, stream, rig.tools()).run(new Batch<>(List.of(deliveries), List.of()));
    }
  }
}
