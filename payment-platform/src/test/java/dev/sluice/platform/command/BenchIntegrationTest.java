package dev.sluice.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.floor.Floors;
import dev.sluice.bench.floor.Ground;
import dev.sluice.bench.floor.Limit;
import dev.sluice.bench.order.MadeUpOrders.Sellers;
import dev.sluice.bench.rate.PaymentsRequest;
import dev.sluice.bench.rate.PaymentsResult;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.test.golden.Golden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A short measurement of everything. Its figures go to the log and are compared by people: nothing
 * here depends on how quick the machine is.
 */
@Tag("integration")
class BenchIntegrationTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final int BATCH = 20;

  @TempDir Path directory;

  @Test
  void payments_cost_what_they_cost_and_their_floors_are_the_same_work() throws Exception {
    Console console = new Console(REPOSITORY, System.out, System.out);
    Scratch.with(console, new DataDirectory(directory), "test", this::measure);
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  private Limit measure(Ground ground) throws InterruptedException {
    PaymentsRequest request =
        new PaymentsRequest(
            OptionalInt.of(40),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            false,
            Sellers.TWO,
            1);
    PaymentsResult payments = RateOptions.measured(request, ground.platform(), ground.telling());
    payments.print(System.out);
    JsonNode json = payments.json();
    assertThat(json.path("full").path("accepted").asInt()).isPositive();
    assertThat(json.path("full").path("failed").asInt()).isZero();
    assertThat(json.path("cpuMsPerPayment").propertyNames())
        .containsExactlyInAnyOrder(
            "service", "consumers", "postgres", "kafka", "redis", "psp", "identity");

    try (Floors floors = Floors.recorded(ground, BATCH, Sellers.TWO)) {
      Limit limit = floors.limit(new Floors.Size(0, 10 * BATCH));
      limit.print(System.out);
      System.out.printf(
          "A payment costs %.2f times its floors%n",
          payments.full().cost().totalCpuMs() / limit.totalCpuMs());
      assertThat(limit.json().path("cpuMs").propertyNames())
          .containsExactly("sql", "kafka", "http", "psp");
      assertThat(limit.records().floor()).isEqualTo(limit.records().application());
      // What the floors play is what the adapters send: who changes a statement sees it here.
      Golden.holds("docs/statements.sql", limit.texts());
      return limit;
    }
  }
}
