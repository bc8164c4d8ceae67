package dev.sluice.consumers.retry;

import dev.sluice.application.retry.JanitorService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the PSP about what it never answered. */
@Component
class CaptureJanitorJob {

  private final JanitorService janitor;
  private final Counter questions;

  CaptureJanitorJob(JanitorService janitor, MeterRegistry meters) {
    this.janitor = janitor;
    this.questions =
        Counter.builder("janitor_questions")
            .description("questions by key the PSP was asked")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.janitor.interval:2s}")
  void runOnce() {
    questions.increment(janitor.runOnce());
  }
}
