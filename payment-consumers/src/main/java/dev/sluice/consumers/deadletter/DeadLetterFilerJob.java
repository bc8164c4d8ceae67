package dev.sluice.consumers.deadletter;

import dev.sluice.application.deadletter.FileDeadLettersService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Puts on file what the consumers gave up. */
@Component
class DeadLetterFilerJob {

  private final FileDeadLettersService filer;
  private final Counter filed;

  DeadLetterFilerJob(FileDeadLettersService filer, MeterRegistry meters) {
    this.filer = filer;
    this.filed =
        Counter.builder("dead_letters_found")
            .description("letters found in dead letter queues, known ones included")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.dead-letters.interval:1s}")
  void runOnce() {
    int found;
    do {
      found = filer.runOnce();
      filed.increment(found);
    } while (found > 0);
  }
}
