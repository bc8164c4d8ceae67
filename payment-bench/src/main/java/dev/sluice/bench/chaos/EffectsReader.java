package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Effects.Done;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the database and the PSP themselves, past the services that are being judged. */
final class EffectsReader {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PAGE = 5_000;

  private static final String INTENTS =
      "SELECT order_id, count(*) FROM payment_intents WHERE order_id LIKE ? GROUP BY 1";
  private static final String PAYMENTS =
      "SELECT order_id, count(*) FROM payments WHERE order_id LIKE ? GROUP BY 1";
  private static final String JOURNALS =
      """
      SELECT movement_key, count(*) FROM journal_entries
       WHERE payment_id IN (SELECT id FROM payments WHERE order_id LIKE ?) GROUP BY 1
      """;
  private static final String CAPTURES =
      """
      SELECT o.public_payment_order_id, count(*) FROM payment_captures c
        JOIN payment_orders o ON o.id = c.payment_order_id JOIN payments p ON p.id = c.payment_id
       WHERE p.order_id LIKE ? GROUP BY 1
      """;

  private final HttpClient http;
  private final String database;
  private final URI psp;

  EffectsReader(HttpClient http, String database, URI psp) {
    this.http = http;
    this.database = database;
    this.psp = psp;
  }

  /**
   * @param run what every order id begins with
   */
  Effects read(String run) throws InterruptedException {
    Map<String, Done> did = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    operations(did, repeated);
    try (Connection connection = DriverManager.getConnection(database)) {
      return new Effects(
          counts(connection, INTENTS, run),
          counts(connection, PAYMENTS, run),
          counts(connection, JOURNALS, run),
          counts(connection, CAPTURES, run),
          did,
          repeated);
    } catch (SQLException e) {
      throw new IllegalStateException("the books cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, Integer> counts(Connection connection, String sql, String run)
      throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, run + "-%");
      try (var rows = statement.executeQuery()) {
        while (rows.next()) counts.put(rows.getString(1), rows.getInt(2));
      }
    }
    return counts;
  }

  private void operations(Map<String, Done> did, Set<String> repeated) throws InterruptedException {
    Set<String> keys = new HashSet<>();
    JsonNode next = JsonMapper.shared().getNodeFactory().numberNode(0);
    while (next.isNumber()) {
      JsonNode page = page(next.asLong());
      for (JsonNode one : page.path("operations")) {
        if (!keys.add(one.path("key").asString(""))) repeated.add(one.path("key").asString(""));
        String what =
            one.path("operation").asString("") + " " + one.path("merchantReference").asString("");
        long minor = one.path("amount").path("value").asLong(0);
        did.merge(what, Done.NEVER.and(minor), (before, _) -> before.and(minor));
      }
      next = page.path("next");
    }
  }

  private JsonNode page(long after) throws InterruptedException {
    URI address = psp.resolve("/v1/operations?limit=" + PAGE + "&after=" + after);
    try {
      var response =
          http.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(address + " answers " + response.statusCode());
      }
      return JsonMapper.shared().readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("the PSP cannot be asked: " + e, e);
    }
  }
}
