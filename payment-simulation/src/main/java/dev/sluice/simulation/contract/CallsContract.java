package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Calls.Answered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Calls} promises. */
@ContractOf(Calls.class)
public abstract class CallsContract {

  private final List<Integer> handedOver = Collections.synchronizedList(new ArrayList<>());

  protected abstract Calls calls();

  protected abstract void inTransaction(Runnable work);

  @Test
  void every_answer_is_handed_over_once_on_the_calling_thread() {
    var caller = Thread.currentThread();

    calls()
        .<Integer, Integer>run(
            IntStream.range(0, 300).mapToObj(List::of).toList(),
            n -> -n,
            group -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              assertThat(group).isNotEmpty().allMatch(one -> one.answer() == -one.question());
              keep(group);
            });

    assertThat(handedOver)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 300).boxed().toList());
  }

  @Test
  void calls_of_one_lane_run_one_after_another_in_order() {
    var running = new AtomicInteger();
    var asked = Collections.synchronizedList(new ArrayList<Integer>());

    calls()
        .<Integer, Boolean>run(
            List.of(List.of(1, 2, 3, 4, 5)),
            n -> {
              boolean alone = running.incrementAndGet() == 1;
              asked.add(n);
              Thread.yield();
              running.decrementAndGet();
              return alone;
            },
            group -> {
              assertThat(group).allMatch(Answered::answer);
              keep(group);
            });

    assertThat(asked).containsExactly(1, 2, 3, 4, 5);
    assertThat(handedOver).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void a_call_that_throws_spoils_the_rest_of_its_lane_alone_and_is_told_at_the_end() {
    assertThatThrownBy(() ->
            calls()
                .<Integer, Integer>run(
                    List.of(List.of(1, 2, 3), List.of(4, 5)),
                    n -> {
                      if (n == 2) throw new IllegalStateException("broken");
                      return n;
                    },
                    this::keep))
        .hasMessage("broken");

    assertThat(handedOver).containsExactlyInAnyOrder(1, 4, 5);
  }

  @Test
  void when_answers_cannot_be_recorded_no_call_is_made_any_more() {
    var asked = new AtomicInteger();

    assertThatThrownBy(() ->
            calls()
                .<Integer, Integer>run(
                    IntStream.range(0, 200).mapToObj(List::of).toList(),
                    n -> {
                      asked.incrementAndGet();
                      return n;
                    },
                    _ -> {
                      throw new IllegalStateException("database away");
                    }))
        .hasMessage("database away");

    int before = asked.get();
    calls().<Integer, Integer>run(List.of(List.of(1)), n -> n, this::keep);
    assertThat(asked).hasValue(before);
  }

  @Test
  void nothing_to_ask_is_nothing_to_do() {
    calls().<Integer, Integer>run(List.of(), n -> n, this::keep);
    calls().<Integer, Integer>run(List.of(List.of()), n -> n, this::keep);

    assertThat(handedOver).isEmpty();
  }

  @Test
  void nothing_is_asked_inside_a_transaction() {
    inTransaction(() ->
        assertThatIllegalStateException()
            .isThrownBy(
                () -> calls().<Integer, Integer>run(List.of(List.of(1)), n -> n, this::keep)));

    assertThat(handedOver).isEmpty();
  }

  private <A> void keep(List<Answered<Integer, A>> group) {
    group.forEach(one -> handedOver.add(one.question()));
  }
}
