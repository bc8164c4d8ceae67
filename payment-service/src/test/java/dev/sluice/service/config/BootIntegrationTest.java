package dev.sluice.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.testing.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.SpringApplication;

/** How the application starts, and how it does not. */
@Tag("integration")
class BootIntegrationTest {

  @Test
  void migrate_makes_schema_and_topics_and_may_run_again() {
    var database = TestServers.freshDatabase();
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] words = {
      "migrate",
      "--url=" + database,
      "--username=" + EmbeddedPostgres.OWNER,
      "--password=",
      "--application-role=" + EmbeddedPostgres.APPLICATION,
      "--bootstrap-servers=" + TestServers.kafka().url()
    };

    assertThat(Migrate.run(words, out, out)).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("changesets were run");
    said.reset();
    assertThat(Migrate.run(words, out, out)).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("the schema is up to date", "all topics are there");
  }

  @TestFactory
  Stream<DynamicTest> a_configuration_that_cannot_work_stops_the_boot_and_names_the_property() {
    return Stream.of(
            new String[] {"sluice.access.issuer", "--sluice.access.issuer="},
            new String[] {"sluice.access.issuer", "--sluice.access.issuer=ftp://issuer"},
            new String[] {"sluice.access.clock-skew", "--sluice.access.clock-skew=1h"},
            new String[] {"sluice.http.max-concurrent", "--sluice.http.max-concurrent=0"},
            new String[] {"sluice.http.max-body", "--sluice.http.max-body=1GB"},
            new String[] {"sluice.outbox.batch", "--sluice.outbox.batch=0"},
            new String[] {"sluice.outbox.lease", "--sluice.outbox.lease=1ms"},
            new String[] {"sluice.psp.url", "--sluice.psp.url=ftp://psp"},
            new String[] {
              "sluice.psp.webhooks.secret-file", "--sluice.psp.webhooks.secret-file=/nowhere/secret"
            },
            new String[] {"sluice.psp.webhooks.connector", "--sluice.psp.webhooks.connector=A PSP"},
            new String[] {"sluice.psp.webhooks.tolerance", "--sluice.psp.webhooks.tolerance=0s"},
            new String[] {"spring.datasource.url", "--spring.datasource.url=jdbc:h2:mem:x"},
            new String[] {"spring.kafka.bootstrap-servers", "--spring.kafka.bootstrap-servers="})
        .map(row ->
            DynamicTest.dynamicTest(
                row[1],
                () -> {
                  var running = RunningService.shared();
                  var arguments = new ArrayList<>(List.of(running.arguments()));
                  arguments.add(row[1]);
                  // the property that is wrong comes last and wins
                  var failure = catchThrowable(() -> start(arguments).close());
                  assertThat(failure).as(row[1]).isNotNull();
                  assertThat(root(failure)).contains(row[0]);
                }));
  }

  @Test
  void a_database_nobody_has_migrated_stops_the_boot() {
    var arguments = new ArrayList<>(List.of(RunningService.shared().arguments()));
    arguments.add("--spring.datasource.url=" + TestServers.freshDatabase());

    assertThat(root(catchThrowable(() -> start(arguments).close())))
        .contains("run the migrate step");
  }

  private static org.springframework.context.ConfigurableApplicationContext start(
      List<String> arguments) {
    var application = new SpringApplication(PaymentServiceApplication.class);
    application.setRegisterShutdownHook(false);
    var last = new java.util.LinkedHashMap<String, String>();
    for (var argument : arguments) {
      int is = argument.indexOf('=');
      last.put(argument.substring(0, is), argument.substring(is));
    }
    return application.run(
        last.entrySet().stream().map(e -> e.getKey() + e.getValue()).toArray(String[]::new));
  }

  private static String root(Throwable failure) {
    var all = new StringBuilder();
    for (var one = failure; one != null; one = one.getCause()) all.append(one.getMessage());
    return all.toString();
  }
}
