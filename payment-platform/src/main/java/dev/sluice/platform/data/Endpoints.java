package dev.sluice.platform.data;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code endpoints.json}: where everything is reached while a platform is up.
 *
 * @param api of service-1, without {@code /api/v1}
 * @param management of service-1, without {@code /actuator}
 * @param services all instances, the first included
 * @param consumers management addresses, one per instance
 * @param kafka bootstrap servers
 * @param identity issuer of access tokens
 * @param pids by part, {@code launcher} included
 */
public record Endpoints(
    URI api,
    URI management,
    List<Service> services,
    List<URI> consumers,
    Postgres postgres,
    String kafka,
    URI redis,
    URI psp,
    URI identity,
    Map<String, Long> pids) {

  public record Service(URI api, URI management) {}

  /**
   * @param url JDBC, with the user who owns the schema
   */
  public record Postgres(String url, String host, int port, String database, String user) {}

  public Endpoints withPids(Map<String, Long> now) {
    return new Endpoints(
        api, management, services, consumers, postgres, kafka, redis, psp, identity, now);
  }

  public String toJson() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
  }

  public void write(DataDirectory data) {
    DataDirectory.replace(data.endpoints(), toJson() + "\n");
  }

  public static Endpoints read(DataDirectory data) {
    try {
      return JsonMapper.shared().readValue(Files.readString(data.endpoints()), Endpoints.class);
    } catch (IOException | JacksonException e) {
      throw new ServerFailure("Cannot read %s: %s".formatted(data.endpoints(), e.getMessage()), e);
    }
  }

  public static void remove(DataDirectory data) {
    try {
      Files.deleteIfExists(data.endpoints());
    } catch (IOException e) {
      throw new ServerFailure(
          "Cannot remove %s: %s".formatted(data.endpoints(), e.getMessage()), e);
    }
  }
}
