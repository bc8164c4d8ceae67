package dev.sluice.bench.rate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one payment took, on average.
 *
 * @param cpuMs by part; the load generator is not among them
 * @param loadCpuMs of the load generator, which runs on the same cores
 * @param statements of the applications, counted in a sample before
 * @param kafkaTransactions counted in the same sample
 */
public record Cost(
    Map<String, Double> cpuMs,
    double loadCpuMs,
    double walBytes,
    double fsyncs,
    double transactions,
    double statements,
    double kafkaTransactions,
    double kafkaRecords,
    double kafkaBytes) {

  public double totalCpuMs() {
    return cpuMs.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  static Map<String, Double> perPayment(
      Map<String, Double> before, Map<String, Double> after, long payments) {
    return after.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> (entry.getValue() - before.getOrDefault(entry.getKey(), 0.0)) / payments,
                (one, _) -> one,
                LinkedHashMap::new));
  }
}
