package dev.sluice.bench.gauge;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A platform that is up, as one looks at it from outside.
 *
 * @param api of one instance
 * @param management of the same one
 * @param consumers management addresses
 * @param database JDBC, of a user who may see and set everything
 * @param kafka bootstrap servers
 * @param pids by part; {@code launcher} is this process
 * @param writeToken says a token that may make payments, good for the next minute
 */
public record Platform(
    URI api,
    URI management,
    List<URI> consumers,
    String database,
    String kafka,
    Map<String, Long> pids,
    Supplier<String> writeToken) {

  @Override
  public String toString() {
    return "Platform[api=" + api + ", pids=" + pids + "]";
  }
}
