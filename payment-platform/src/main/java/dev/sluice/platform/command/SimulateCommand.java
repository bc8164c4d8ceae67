package dev.sluice.platform.command;

import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.life.Life;
import dev.sluice.simulation.life.PaymentSimulation;
import dev.sluice.simulation.life.Report;
import dev.sluice.simulation.life.Run;
import dev.sluice.simulation.world.Fittings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Play the lives of many payments in memory, each from a seed: the real code over a PSP that may say",
      "anything, processes that die at any moment, messages that come twice, late or never.",
      "Then ask the laws of the books. The same seed is always the same life."
    },
    footer = {
      "",
      "Fails when a law is broken. From 5000 seeds on it also fails when something that can happen",
      "never did: a death at some point, an answer of the PSP, a cell of the state tables."
    })
final class SimulateCommand implements Callable<Integer> {

  /** Fewer lives cannot meet everything. */
  private static final int ENOUGH_TO_COVER = 5000;

  private static final long TOLD_EVERY_NANOS = 2_000_000_000L;

  private final Console console;

  @Option(
      names = "--seeds",
      defaultValue = "1000",
      description = "How many lives; default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The first seed; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--trace",
      description = "Play one life and print everything it commits and sends.")
  private boolean trace;

  @Option(names = "--threads", description = "Default: one per processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (seeds < 1) throw new IllegalArgumentException("--seeds has to be at least 1");
    if (threads < 1) throw new IllegalArgumentException("--threads has to be at least 1");
    var simulation = new PaymentSimulation(SplittableRandom::new, Fittings.SOUND);
    if (trace) return one(simulation);
    Report report;
    try (var executor = Executors.newFixedThreadPool(threads)) {
      report =
          new Run(simulation, InstantSource.system())
              .play(seed, seeds, executor, threads, progress());
    }
    if (json) console.json(asJson(report));
    else print(report);
    boolean covered = seeds < ENOUGH_TO_COVER || report.uncovered().isEmpty();
    return report.violated() == 0 && covered ? 0 : 1;
  }

  private int one(PaymentSimulation simulation) {
    var life = simulation.play(seed, console.out()::println);
    life.violations().forEach(console.progress()::println);
    console.progress().println("trace " + life.traceHash());
    return life.violations().isEmpty() ? 0 : 1;
  }

  private LongConsumer progress() {
    var last = new AtomicLong(System.nanoTime());
    return done -> {
      long now = System.nanoTime();
      long told = last.get();
      if ((now - told >= TOLD_EVERY_NANOS || done == seeds) && last.compareAndSet(told, now))
        console.progress().printf("simulating %d/%d%n", done, seeds);
    };
  }

  private static Map<String, Object> asJson(Report report) {
    var coverage = new LinkedHashMap<String, Object>();
    for (var kind : Coverage.Kind.values())
      coverage.put(kind.name().toLowerCase(Locale.ROOT), report.coverage().of(kind));
    var json = new LinkedHashMap<String, Object>();
    json.put("seeds", report.seeds());
    json.put(
        "violations",
        report.examples().stream().flatMap(life -> violations(life).stream()).toList());
    json.put("uncovered", report.uncovered());
    json.put("coverage", coverage);
    json.put("schedulesPerSecond", Math.round(report.perSecond()));
    json.put("virtualPerReal", Math.round(report.virtualPerReal()));
    json.put("traceHash", report.traceHash());
    return json;
  }

  private static List<Map<String, Object>> violations(Life life) {
    return life.violations().stream()
        .map(text -> {
          int colon = text.indexOf(": ");
          Map<String, Object> violation = new LinkedHashMap<>();
          violation.put("seed", life.seed());
          violation.put("law", colon < 0 ? text : text.substring(0, colon));
          violation.put("detail", colon < 0 ? "" : text.substring(colon + 2));
          return violation;
        })
        .toList();
  }

  private void print(Report report) {
    var out = console.out();
    for (var kind : Coverage.Kind.values()) {
      out.println(kind.name().toLowerCase(Locale.ROOT));
      report.coverage().of(kind).forEach((what, count) -> out.printf("  %9d  %s%n", count, what));
    }
    for (var life : report.examples())
      out.printf(
          "seed %d: %s%n  again: ./sluice simulate --seed %d --trace%n",
          life.seed(), String.join(System.lineSeparator() + "  ", life.violations()), life.seed());
    report.uncovered().forEach(missing -> out.println("never happened: " + missing));
    out.printf(
        Locale.ROOT,
        "%d lives, %d broke a law, %d things never happened; %.0f lives/s, time ran %.0f times as fast%ntrace %s%n",
        report.seeds(),
        report.violated(),
        report.uncovered().size(),
        report.perSecond(),
        report.virtualPerReal(),
        report.traceHash());
  }
}
