package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.infrastructure.pipeline.NoTransaction;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A PSP over HTTP. What it is told is in {@link PspWords}; tokens appear in no log. */
final class HttpPsp implements Psp {

  /** No answer about one operation comes near this. */
  private static final int LARGEST_REPLY = 64 * 1024;

  private final PspHttp http;
  private final PspGuard guard;
  private final PspWords words;
  private final PspCapabilities capabilities;
  private final MeterRegistry registry;

  HttpPsp(
      PspHttp http,
      PspGuard guard,
      PspWords words,
      PspCapabilities capabilities,
      MeterRegistry registry) {
    this.http = http;
    this.guard = guard;
    this.words = words;
    this.capabilities = capabilities;
    this.registry = registry;
    Gauge.builder("psp.calls.in.flight", guard, PspGuard::inFlight)
        .description("Calls of the PSP that are running")
        .register(registry);
    Gauge.builder("psp.calls.limit", guard, PspGuard::limit)
        .description("Calls of the PSP that may run at once: few after an outage, then more")
        .register(registry);
    for (var state : List.of(State.CLOSED, State.HALF_OPEN, State.OPEN))
      Gauge.builder("psp.breaker.state", guard, now -> now.state() == state ? 1 : 0)
          .description("1 for the state the breaker is in; open: nobody calls the PSP")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
  }

  @Override
  public PspAnswer send(PspRequest request) {
    var key = request.key().value();
    return timed(
        name(request),
        () ->
            http.post(
                PspWords.path(request),
                key,
                PspWords.body(request),
                capabilities.deadline(),
                LARGEST_REPLY),
        words::toRequest);
  }

  @Override
  public PspAnswer ask(PspKey key) {
    return timed(
        "ask",
        () ->
            http.get(
                "/v1/operations/" + PspHttp.escaped(key.value()),
                key.value(),
                capabilities.deadline(),
                LARGEST_REPLY),
        words::toQuestion);
  }

  @Override
  public PspAnswer askHeld(PspReference authorization) {
    return timed(
        "ask_held",
        () ->
            http.get(
                "/v1/authorizations/" + PspHttp.escaped(authorization.value()),
                authorization.value(),
                capabilities.deadline(),
                LARGEST_REPLY),
        words::toHeld);
  }

  @Override
  public PspCapabilities capabilities() {
    return capabilities;
  }

  private PspAnswer timed(String operation, PspGuard.Call call, PspGuard.Meaning meaning) {
    NoTransaction.during("a call of the PSP");
    long start = System.nanoTime();
    var answer = guard.call(call, meaning);
    Timer.builder("psp.call")
        .description("Calls of the PSP, from the first byte to the last")
        .tag("operation", operation)
        .tag("result", name(answer))
        .register(registry)
        .record(Duration.ofNanos(System.nanoTime() - start));
    return answer;
  }

  private static String name(PspRequest request) {
    return switch (request) {
      case PspRequest.Authorize _ -> "authorize";
      case PspRequest.Capture _ -> "capture";
      case PspRequest.Refund _ -> "refund";
      case PspRequest.Void _, PspRequest.VoidByKey _ -> "void";
    };
  }

  private static String name(PspAnswer answer) {
    return switch (answer) {
      case PspAnswer.Approved _ -> "approved";
      case PspAnswer.Mismatch _ -> "mismatch";
      case PspAnswer.Accepted _ -> "accepted";
      case PspAnswer.Declined _ -> "declined";
      case PspAnswer.NotAsked _ -> "not_asked";
      case PspAnswer.NoAnswer _ -> "no_answer";
      case PspAnswer.Broken _ -> "broken";
      case PspAnswer.InProgress _ -> "in_progress";
      case PspAnswer.NotFound _ -> "not_found";
    };
  }
}
