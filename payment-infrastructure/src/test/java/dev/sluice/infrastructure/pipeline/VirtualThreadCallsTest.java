package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Calls.Answered;
import dev.sluice.infrastructure.PretendedTransaction;
import dev.sluice.simulation.contract.CallsContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(30)
class VirtualThreadCallsTest extends CallsContract {
  private final VirtualThreadCalls calls = new VirtualThreadCalls(4);
  private final List<Integer> handedOver = Collections.synchronizedList(new ArrayList<>());

  @Test
  void answers_are_handed_over_in_groups_of_two_hundred_at_most() {
    var lanes = IntStream.range(0, 1000).mapToObj(List::of).toList();
    calls.<Integer, Integer>run(
        lanes,
        n -> -n,
        group -> {
          assertThat(group).hasSizeLessThanOrEqualTo(200);
          keep(group);
        });
    assertThat(handedOver)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void lanes_run_side_by_side_but_never_more_than_allowed() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var full = new CountDownLatch(4);
    calls.<Integer, Integer>run(
        IntStream.range(0, 20).mapToObj(List::of).toList(),
        n -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          full.countDown();
          await(full);
          running.decrementAndGet();
          return n;
        },
        this::keep);
    assertThat(most).hasValue(4);
    assertThat(handedOver).hasSize(20);
  }

  @Test
  void a_fast_answer_does_not_wait_for_a_slow_one() {
    var fastIsThere = new CountDownLatch(1);
    calls.<String, String>run(
        List.of(List.of("slow"), List.of("fast")),
        name -> {
          // the slow one ends only after the fast one was handed over
          if (name.equals("slow")) await(fastIsThere);
          return name;
        },
        group -> {
          if (group.getFirst().answer().equals("fast")) fastIsThere.countDown();
        });
    assertThat(fastIsThere.getCount()).isZero();
  }

  @Test
  void when_answers_cannot_be_recorded_every_call_has_ended() {
    var running = new AtomicInteger();
    var lanes = IntStream.range(0, 200).mapToObj(List::of).toList();
    var started = new AtomicInteger();
    assertThatThrownBy(() ->
            calls.<Integer, Integer>run(
                lanes,
                n -> {
                  started.incrementAndGet();
                  running.incrementAndGet();
                  Thread.yield();
                  running.decrementAndGet();
                  return n;
                },
                _ -> {
                  throw new IllegalStateException("database away");
                }))
        .hasMessage("database away");
    assertThat(running).hasValue(0);
    int soFar = started.get();
    calls.<Integer, Integer>run(List.of(List.of(1)), n -> n, this::keep);
    assertThat(started).hasValue(soFar);
  }

  @Test
  void an_interrupt_waits_for_what_is_running_and_is_kept() {
    var inCall = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var caller = Thread.currentThread();
    Thread.ofVirtual()
        .start(() -> {
          await(inCall);
          caller.interrupt();
          goOn.countDown();
        });
    assertThatThrownBy(() ->
            calls.<Integer, Integer>run(
                List.of(List.of(1)),
                n -> {
                  inCall.countDown();
                  await(goOn);
                  return n;
                },
                this::keep))
        .hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void the_log_context_goes_along() {
    MDC.put("traceId", "4bf9");
    try {
      calls.<Integer, String>run(
          List.of(List.of(1)),
          _ -> String.valueOf(MDC.get("traceId")),
          group -> assertThat(group.getFirst().answer()).isEqualTo("4bf9"));
    } finally {
      MDC.clear();
    }
  }

  private <A> void keep(List<Answered<Integer, A>> group) {
    group.forEach(one -> handedOver.add(one.question()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Calls calls() {
    return calls;
  }

  @Override
  protected void inTransaction(Runnable work) {
    PretendedTransaction.during(work);
  }
}
