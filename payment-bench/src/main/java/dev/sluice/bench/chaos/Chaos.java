package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Promises.Promise;
import dev.sluice.bench.load.Door;
import dev.sluice.bench.load.Management;
import dev.sluice.bench.load.Patience;
import dev.sluice.bench.load.Reply;
import dev.sluice.bench.load.Rest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One run against a platform that is up: break, drain, judge. */
public final class Chaos {
  private static final Duration LAST_ANSWERS = Duration.ofMinutes(5);
  private static final int READERS = 16;
  private static final int READ_TRIES = 50;

  private final ChaosRequest request;
  private final Machines machines;
  private final Patience patience = Patience.usual();
  private final List<Door> doors;
  private final String run;
  private final HttpClient http;

  private Chaos(ChaosRequest request, Machines machines, HttpClient http) {
    this.request = request;
    this.machines = machines;
    this.http = http;
    this.run = "chaos-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    this.doors =
        request.apis().stream()
            .map(api -> new Door(http, api, request.writeToken(), patience.answer()))
            .toList();
  }

  /** What was lost or doubled stands in the result and is no exception. */
  public static ChaosResult run(ChaosRequest request, Machines machines)
      throws InterruptedException {
    try (HttpClient http = Management.client()) {
      try {
        return new Chaos(request, machines, http).run();
      } catch (InterruptedException stop) {
        http.shutdownNow();
        throw stop;
      }
    }
  }

  private ChaosResult run() throws InterruptedException {
    List<String> troubles = new ArrayList<>();
    Havoc.Tally tally;
    try (Journal journal = Journal.create(request.journal())) {
      Shopper shopper = new Shopper(doors, journal, patience);
      List<Door> books = doors.stream().map(door -> door.as(request.financeToken())).toList();
      Probes probes = new Probes(shopper, doors, books, run);
      Traffic traffic =
          new Traffic(shopper, run, request.rate(), new SplittableRandom(request.seed())).begin();
      Havoc havoc =
          new Havoc(machines, probes, request.faults(), request.seed(), request.progress());
      tally = havoc.run(FaultPlan.of(request.length(), request.seed()), request.length());
      int unanswered = traffic.end(LAST_ANSWERS);
      if (unanswered > 0) troubles.add(unanswered + " payments were never answered");
    }
    if (tally.unrecovered() > 0) {
      troubles.add(tally.unrecovered() + " times payments did not come through after a fault");
    }
    Rest rest = Rest.await(request.management(), request.progress());
    rest.stuck().ifPresent(troubles::add);
    Promises promises = Promises.read(request.journal());
    Verdict verdict = judge(promises);
    return new ChaosResult(
        tally.faults(),
        tally.betweenCommits(),
        promises.all().size(),
        promises.refunds(),
        verdict.lost(),
        verdict.doubled(),
        tally.recovery(),
        rest.audit(),
        request.leastAcknowledged(),
        troubles);
  }

  private Verdict judge(Promises promises) throws InterruptedException {
    request.progress().println("judging   " + promises.all().size() + " acknowledged payments");
    Effects effects = new EffectsReader(http, request.database(), request.psp()).read(run);
    Verdict verdict = new Verdict(this::read, effects);
    Semaphore readers = new Semaphore(READERS);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    for (Promise promise : promises.all()) {
      readers.acquire();
      Thread.startVirtualThread(() -> {
        try {
          verdict.judge(promise);
        } catch (InterruptedException | RuntimeException thrown) {
          failure.set(thrown);
        } finally {
          readers.release();
        }
      });
    }
    readers.acquire(READERS);
    Throwable thrown = failure.get();
    if (thrown != null) throw new IllegalStateException("there is no verdict: " + thrown, thrown);
    return verdict;
  }

  private JsonNode read(String path) throws InterruptedException {
    for (int attempt = 0; attempt < READ_TRIES; attempt++) {
      Reply reply = doors.get(attempt % doors.size()).get(path);
      if (reply instanceof Reply.Answered told) {
        return told.good() ? told.body() : MissingNode.getInstance();
      }
      Thread.sleep(patience.firstPause());
    }
    throw new IllegalStateException(path + " is not answered");
  }
}
