package dev.sluice.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.data.Addresses;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.part.Installation;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.run.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command as a user has it: the built applications, the simulator and the servers, all real.
 */
@Tag("integration")
class DemoIntegrationTest {
  private static final String ORDERS =
      """
      order_id,buyer_id,seller_id,amount_minor,currency
      o-1,b-1,s-1,1000,EUR
      o-1,b-1,s-2,2050,EUR
      o-2,b-2,s-1,700,JPY
      o-3,b-3,s-3,nothing,EUR
      """;

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void demo_pay_twice_and_audit() throws Exception {
    Path data = directory.resolve("data");
    Addresses addresses = Addresses.of(new DataDirectory(data).make());
    for (String what :
        List.of(
            "postgres",
            "kafka",
            "redis",
            "psp",
            "identity",
            "service-1",
            "service-1-management",
            "consumers-1")) {
      addresses.exactly(what, 0);
    }

    JsonNode demo = json(0, "demo", "--orders", "30", "--json", "--data", data.toString());
    assertThat(demo.path("accepted").asInt()).isEqualTo(30);
    assertThat(demo.path("final").asInt()).isEqualTo(30);
    assertThat(demo.path("audit").path("clean").asBoolean()).isTrue();
    assertThat(demo.path("audit").path("laws")).hasSize(10);
    assertThat(demo.path("settled").asInt()).isPositive();
    assertThat(demo.path("paidOut").asInt()).isPositive();
    assertThat(demo.path("reconciliation").path("matched").asInt()).isPositive();
    assertThat(demo.path("reconciliation").path("discrepancies").asInt(-1)).isZero();
    assertThat(demo.path("reconciliation").path("unexplainedMinorUnits").asInt(-1)).isZero();
    assertThat(data.resolve("demo").resolve("statement.pdf")).isNotEmptyFile();

    // What follows finds this one up and leaves it up.
    try (Session session = open(data)) {
      payTwiceAndAudit(data);
      changeOneRowAndAudit(data, session.endpoints());
      assertThat(session.isOurs()).isTrue();
    }
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  private void payTwiceAndAudit(Path data) throws Exception {
    Path file = Files.writeString(directory.resolve("orders.csv"), ORDERS);
    JsonNode paid = json(0, "pay", file.toString(), "--json", "--data", data.toString());
    assertThat(paid.path("accepted").asInt()).isEqualTo(2);
    assertThat(paid.path("rejected").path(0).path("line").asInt()).isEqualTo(5);
    assertThat(paid.path("final").asInt()).isEqualTo(32);

    JsonNode again = json(0, "pay", file.toString(), "--json", "--data", data.toString());
    assertThat(again.path("accepted").asInt()).isZero();
    assertThat(again.path("alreadyPaid").asInt()).isEqualTo(2);
    assertThat(again.path("journals")).isEqualTo(paid.path("journals"));

    assertThat(json(0, "audit", "--json", "--data", data.toString()).path("clean").asBoolean())
        .isTrue();
  }

  private void changeOneRowAndAudit(Path data, Endpoints endpoints) throws Exception {
    try (var connection = DriverManager.getConnection(endpoints.postgres().url());
        var statement = connection.createStatement()) {
      statement.execute(
          "UPDATE account_balances SET balance = balance + 1 WHERE account_id ="
              + " (SELECT id FROM accounts WHERE seller_id = 's-2')");
    }

    JsonNode audit = json(1, "audit", "--settle-after", "0s", "--json", "--data", data.toString());
    assertThat(audit.path("clean").asBoolean()).isFalse();
    for (JsonNode law : audit.path("laws"))
      assertThat(law.path("holds").asBoolean())
          .as(law.toString())
          .isEqualTo(law.path("law").asInt() != 7);
    assertThat(audit.path("laws").toString()).contains("MERCHANT_PAYABLE:s-2:EUR");
  }

  private Session open(Path data) throws Exception {
    return Session.open(
        new DataDirectory(data),
        Settings.USUAL,
        new Installation(REPOSITORY),
        "test",
        new PrintStream(progress, true, StandardCharsets.UTF_8));
  }

  private JsonNode json(int code, String... arguments) {
    out.reset();
    Console console =
        new Console(
            REPOSITORY,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(progress, true, StandardCharsets.UTF_8));
    int actual = SluiceCommand.run(console, arguments);
    assertThat(actual).as(progress.toString(StandardCharsets.UTF_8)).isEqualTo(code);
    return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
  }
}
