package dev.sluice.simulation.life;

import dev.sluice.application.ledger.RequestLedgerRecordingService;
import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.simulation.fault.Weather;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Inboxes and streams that get one thing wrong. */
final class WrongPipelines {

  private WrongPipelines() {}

  /** Says "already done" and has no news to send again. */
  static Inbox forgetful(Inbox sound) {
    return Variant.of(
        Inbox.class,
        sound,
        "known",
        call -> {
          var forgotten = new HashMap<Inbox.Key, Inbox.Seen>();
          @SuppressWarnings("unchecked")
          var known = (Map<Inbox.Key, Inbox.Seen>) call.answer(Map.class);
          known.forEach(
              (key, seen) -> forgotten.put(key, new Inbox.Seen(key, List.of(), seen.refusal())));
          return forgotten;
        });
  }

  static Streams offsetsFirst(Streams sound) {
    return opening(
        sound,
        stream ->
            Variant.of(
                Stream.class,
                stream,
                "poll",
                call -> {
                  var batch = (Batch<?>) call.answer(Batch.class);
                  var ends = new HashMap<Integer, Long>();
                  for (var delivery : batch.deliveries())
                    ends.merge(delivery.raw().partition(), delivery.raw().offset() + 1, Math::max);
                  if (!ends.isEmpty()) stream.send(List.of(), List.of(), ends);
                  return batch;
                }));
  }

  static Streams loggingOnly(Streams sound) {
    return opening(
        sound,
        stream ->
            Variant.of(
                Stream.class,
                stream,
                "send",
                call -> {
                  try {
                    return call.goOn();
                  } catch (Weather | Stream.Lost logged) {
                    return null;
                  }
                }));
  }

  static Streams neverRewinding(Streams sound) {
    return opening(sound, stream -> Variant.of(Stream.class, stream, "rewind", _ -> null));
  }

  /** Forgets to book one kind of movement. */
  @SuppressWarnings("unchecked")
  static <E extends Event> Step<E> without(Class<? extends MoneyMovement> kind, Step<E> sound) {
    if (!(sound instanceof RequestLedgerRecordingService)) return sound;
    return (Step<E>)
        Variant.of(
            Step.Pass.class,
            (Step.Pass<?>) sound,
            "pass",
            call ->
                ((List<?>) call.answer(List.class))
                    .stream().filter(event -> !books(kind, event)).toList());
  }

  static boolean books(Class<? extends MoneyMovement> kind, Object event) {
    return event instanceof LedgerRecordingCommand command && kind.isInstance(command.movement());
  }

  private interface Wrong {
    @SuppressWarnings("rawtypes")
    Stream of(Stream<?> sound);
  }

  private static Streams opening(Streams sound, Wrong wrong) {
    return new Streams() {
      @Override
      @SuppressWarnings("unchecked")
      public <E extends Event> Stream<E> open(Step<E> step, int thread) {
        return wrong.of(sound.open(step, thread));
      }
    };
  }
}
