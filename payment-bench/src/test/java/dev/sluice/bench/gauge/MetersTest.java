package dev.sluice.bench.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.gauge.Meters.Batches;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetersTest {
  private static final String TEXT =
      """
      # HELP pipeline_batch_size Records in one batch
      # TYPE pipeline_batch_size summary
      pipeline_batch_size{quantile="0.5",step="ask"} 40.0
      pipeline_batch_size{quantile="0.99",step="ask"} 90.0
      pipeline_batch_size_count{step="ask"} 10
      pipeline_batch_size_sum{step="ask"} 400.0
      pipeline_batch_size{quantile="0.5",step="idle"} NaN
      pipeline_batch_size_count{step="idle"} 0
      pipeline_batch_size_sum{step="idle"} 0.0
      pipeline_batch_size_max{step="ask"} 90.0
      """;

  @Test
  void batches_are_read_by_step() {
    assertThat(Meters.of(TEXT))
        .isEqualTo(Map.of("ask", new Batches(400, 10, 40), "idle", new Batches(0, 0, 0)));
  }

  @Test
  void a_batch_is_counted_in_payments() {
    Map<String, Batches> before = Map.of("ask", new Batches(100, 2, 50));
    Map<String, Batches> after =
        Map.of(
            // two records of each of 150 payments, 40 at a time
            "ask", new Batches(400, 10, 40),
            "tell", new Batches(150, 50, 3),
            "append", new Batches(750, 15, 50),
            "idle", new Batches(0, 0, 0));
    // 20, 3 and 10 payments at a time
    assertThat(Meters.paymentsPerBatch(before, after, 150)).isEqualTo(10);
    assertThat(Meters.paymentsPerBatch(Map.of(), Map.of(), 150)).isEqualTo(1);
  }
}
