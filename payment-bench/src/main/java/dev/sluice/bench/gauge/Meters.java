package dev.sluice.bench.gauge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meters of the consumers, as they expose them for Prometheus. */
public final class Meters {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern BATCH =
      Pattern.compile(
          "pipeline_batch_size(_sum|_count)?\\{(?:quantile=\"([0-9.]+)\",)?step=\"([^\"]+)\"\\} (\\S+)");

  private final HttpClient http;
  private final List<URI> consumers;

  public Meters(HttpClient http, List<URI> consumers) {
    this.http = http;
    this.consumers = consumers;
  }

  /**
   * Batches of one consumer group since it began.
   *
   * @param median records in one, of the last two minutes
   */
  public record Batches(double records, double batches, double median) {
    private static final Batches NONE = new Batches(0, 0, 0);

    private Batches and(Batches other) {
      return new Batches(
          records + other.records, batches + other.batches, Math.max(median, other.median));
    }
  }

  /** By step; of several instances together, the median being the largest. */
  public Map<String, Batches> batches() throws InterruptedException {
    Map<String, Batches> all = new TreeMap<>();
    for (URI one : consumers) {
      of(scrape(one)).forEach((step, batches) -> all.merge(step, batches, Batches::and));
    }
    return all;
  }

  static Map<String, Batches> of(String text) {
    Map<String, Batches> steps = new HashMap<>();
    Matcher line = BATCH.matcher(text);
    while (line.find()) {
      double value = Double.parseDouble(line.group(4));
      Batches known = steps.getOrDefault(line.group(3), Batches.NONE);
      Batches now =
          switch (line.group(1)) {
            case "_sum" -> new Batches(value, known.batches(), known.median());
            case "_count" -> new Batches(known.records(), value, known.median());
            case null, default ->
                "0.5".equals(line.group(2)) && !Double.isNaN(value)
                    ? new Batches(known.records(), known.batches(), value)
                    : known;
          };
      steps.put(line.group(3), now);
    }
    return steps;
  }

  /**
   * How many payments the pipeline handled at a time: the median over its steps of each one's
   * median batch, in payments; 1 at least.
   *
   * @param payments how many payments went through between the two looks
   */
  public static int paymentsPerBatch(
      Map<String, Batches> before, Map<String, Batches> after, long payments) {
    List<Double> sizes = new ArrayList<>();
    after.forEach((step, now) -> {
      double records = now.records() - before.getOrDefault(step, Batches.NONE).records();
      if (records > 0 && payments > 0) sizes.add(now.median() / (records / payments));
    });
    if (sizes.isEmpty()) return 1;
    sizes.sort(null);
    return (int) Math.max(1, Math.round(sizes.get(sizes.size() / 2)));
  }

  private String scrape(URI one) throws InterruptedException {
    URI address = one.resolve("/actuator/prometheus");
    try {
      var response =
          http.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() == 200) return response.body();
      throw new IllegalStateException(address + " answers " + response.statusCode());
    } catch (IOException e) {
      throw new IllegalStateException(address + " cannot be read: " + e, e);
    }
  }
}
