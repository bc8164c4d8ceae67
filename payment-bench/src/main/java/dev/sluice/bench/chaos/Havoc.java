package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Fault.Kind;
import dev.sluice.bench.chaos.Machines.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Carries out a plan, one fault after the other, and takes the time until each is over. */
final class Havoc {
  /** Past the session of a consumer: others have its partitions when it wakes. */
  private static final Duration PAUSE = Duration.ofSeconds(9);

  private static final Duration HIT = Duration.ofSeconds(20);
  private static final Duration NOTICED = Duration.ofSeconds(20);
  private static final Duration UP = Duration.ofMinutes(3);
  private static final Duration WARM = Duration.ofSeconds(4);
  private static final Duration WARMING = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(50);

  /**
   * @param recovery the longest of each kind
   * @param unrecovered faults after which payments did not come through
   */
  record Tally(
      Map<Kind, Integer> faults,
      int betweenCommits,
      Map<Kind, Duration> recovery,
      int unrecovered) {}

  private final Machines machines;
  private final Probes probes;
  private final Path directory;
  private final Random random;
  private final PrintStream progress;
  private final Map<Kind, Integer> faults = new EnumMap<>(Kind.class);
  private final Map<Kind, Duration> recovery = new EnumMap<>(Kind.class);
  private int betweenCommits;
  private int unrecovered;

  /**
   * @param directory where fault points look for their signal
   */
  Havoc(Machines machines, Probes probes, Path directory, long seed, PrintStream progress) {
    this.machines = machines;
    this.probes = probes;
    this.directory = directory;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /** Spread over the time there is; when faults last longer, it takes longer. */
  Tally run(FaultPlan plan, Duration length) throws InterruptedException {
    warmUp();
    long start = System.nanoTime();
    List<Fault> all = plan.faults();
    for (int n = 0; n < all.size(); n++) {
      sleepUntil(start + length.toNanos() * n / all.size());
      one(all.get(n), n + 1, all.size());
    }
    sleepUntil(start + length.toNanos());
    return new Tally(faults, betweenCommits, recovery, unrecovered);
  }

  /** What has just been started is slow, which is no fault's fault. */
  private void warmUp() throws InterruptedException {
    long begun = System.nanoTime();
    Duration took;
    do {
      long round = System.nanoTime();
      probes.allBooked();
      took = Duration.ofNanos(System.nanoTime() - round);
    } while (took.compareTo(WARM) > 0 && System.nanoTime() - begun < WARMING.toNanos());
    progress.printf(
        Locale.ROOT, "before any fault: payments are booked after %.1f s%n", seconds(took));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static void sleepUntil(long time) throws InterruptedException {
    long left = time - System.nanoTime();
    if (left > 0) Thread.sleep(Duration.ofNanos(left));
  }

  private void one(Fault fault, int number, int of) throws InterruptedException {
    if (!until(UP, this::allUp))
      throw new IllegalStateException("not all is up: " + machines.look());
    Map<String, Integer> deaths = deaths();
    boolean hit = false;
    if (fault instanceof Fault.At(Fault.Point point)) {
      hit = die(point);
      // nobody comes there: it dies all the same, only not there
      if (!hit) fault = new Fault.AnyTime(Kind.KILL_CONSUMERS);
      if (hit && point.betweenCommits()) betweenCommits++;
    }
    Inflicted inflicted = inflict(fault, deaths);
    faults.merge(inflicted.kind(), 1, Integer::sum);
    Optional<Long> booked = probes.allBooked();
    Duration took = Duration.ofNanos(booked.orElse(System.nanoTime()) - inflicted.at());
    recovery.merge(inflicted.kind(), took, (a, b) -> a.compareTo(b) > 0 ? a : b);
    if (booked.isEmpty()) unrecovered++;
    progress.printf(
        Locale.ROOT,
        "%3d/%d  %-44s %s %.1f s%n",
        number,
        of,
        inflicted.words(),
        booked.isEmpty() ? "NOT RECOVERED after" : "recovered after",
        seconds(took));
  }

  /**
   * @param at when, by {@link System#nanoTime()}
   */
  private record Inflicted(Kind kind, long at, String words) {}

  private Inflicted inflict(Fault fault, Map<String, Integer> deaths) throws InterruptedException {
    long at = System.nanoTime();
    return switch (fault) {
      case Fault.At(Fault.Point point) -> {
        String died = whoDied(deaths);
        Kind kind = died.startsWith("service") ? Kind.KILL_SERVICE : Kind.KILL_CONSUMERS;
        yield new Inflicted(kind, at, died + " dies " + words(point));
      }
      case Fault.AnyTime(Kind kind) when kind == Kind.EMPTY_REDIS -> {
        machines.emptyRedis();
        yield new Inflicted(kind, at, "redis is emptied");
      }
      case Fault.AnyTime(Kind kind) -> {
        String name = victim(kind);
        if (kind == Kind.PAUSE_CONSUMERS) {
          machines.pause(name, PAUSE);
          yield new Inflicted(kind, at, name + " stands still");
        }
        machines.kill(name);
        yield new Inflicted(kind, at, whoDied(deaths) + " is killed");
      }
    };
  }

  private static String words(Fault.Point point) {
    return point.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns when somebody has died there; false when nobody came. */
  private boolean die(Fault.Point point) throws InterruptedException {
    Path signal = directory.resolve(point.file());
    try {
      Files.createFile(signal);
      if (until(HIT, () -> !Files.exists(signal))) return true;
      return !Files.deleteIfExists(signal);
    } catch (IOException e) {
      throw new UncheckedIOException("nobody can be told to die in " + directory, e);
    }
  }

  private String whoDied(Map<String, Integer> before) throws InterruptedException {
    if (!until(NOTICED, () -> !deaths().equals(before))) {
      throw new IllegalStateException("nobody has died: " + machines.look());
    }
    return deaths().entrySet().stream()
        .filter(now -> !now.getValue().equals(before.get(now.getKey())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Integer> deaths() {
    return machines.look().stream().collect(Collectors.toMap(Machine::name, Machine::deaths));
  }

  private String victim(Kind kind) {
    List<String> able =
        machines.look().stream().map(Machine::name).filter(kind::isAbout).sorted().toList();
    return able.get(random.nextInt(able.size()));
  }

  private boolean allUp() {
    return machines.look().stream().allMatch(Machine::up);
  }

  private static boolean until(Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) return false;
      Thread.sleep(LOOK);
    }
    return true;
  }
}
