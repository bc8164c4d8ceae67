package dev.sluice.service.access;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.process.ChildProcess;
import dev.sluice.servers.process.Command;
import dev.sluice.servers.process.FreePort;
import dev.sluice.servers.process.Readiness;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak with nothing in it, from its distribution: unpacked and built once per machine.
 */
final class RealKeycloak implements AutoCloseable {

  private static final String ADMIN = "admin";
  private static final String REALM = "ecommerce-platform";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String password = UUID.randomUUID().toString();
  private final int listens = FreePort.next();
  private final ChildProcess process;
  private final String admin;

  RealKeycloak(Path directory) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var home = home();
    long unpacked = System.nanoTime();
    process =
        ChildProcess.start(
            Command.of(
                "keycloak",
                directory,
                List.of(
                    "env",
                    "JAVA_HOME=" + System.getProperty("java.home"),
                    "JAVA_OPTS_APPEND=-XX:TieredStopAtLevel=1",
                    "KC_BOOTSTRAP_ADMIN_USERNAME=" + ADMIN,
                    "KC_BOOTSTRAP_ADMIN_PASSWORD=" + password,
                    "sh",
                    home.resolve("bin/kc.sh").toString(),
                    "start",
                    "--optimized",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + listens,
                    "--hostname=" + address())));
    Readiness.await(process, PATIENCE, () -> Readiness.accepts(listens));
    admin = adminToken();
    System.out.printf(
        "Keycloak: unpacked and built after %.1f s, up after %.1f s more%n",
        (unpacked - begun) / 1e9, (System.nanoTime() - unpacked) / 1e9);
  }

  private String address() {
    return "http://127.0.0.1:" + listens;
  }

  URI issuer() {
    return URI.create(address() + "/realms/" + REALM);
  }

  /** The realm of the repository. */
  void importRealm() throws IOException, InterruptedException {
    administer("", Files.readString(Path.of("../infra/keycloak/ecommerce-platform-realm.json")));
  }

  /** The client of one seller. */
  void importSeller(String seller) throws IOException, InterruptedException {
    var template = Files.readString(Path.of("../infra/keycloak/seller-api.json"));
    administer("/" + REALM + "/partialImport", template.replace("{seller}", seller));
  }

  /** A token a client asks for itself. */
  String token(String client, String scope) throws IOException, InterruptedException {
    var found =
        send(
            HttpRequest.newBuilder(
                    URI.create(
                        address() + "/admin/realms/" + REALM + "/clients?clientId=" + client))
                .header("Authorization", "Bearer " + admin));
    return granted(
        REALM,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            client,
            "client_secret",
            found.at("/0/secret").asString(""),
            "scope",
            scope));
  }

  /** One of another realm. */
  String adminToken() throws IOException, InterruptedException {
    return granted(
        "master",
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            ADMIN,
            "password",
            password));
  }

  private String granted(String realm, Map<String, String> fields)
      throws IOException, InterruptedException {
    var form =
        fields.entrySet().stream()
            .filter(field -> !field.getValue().isEmpty())
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var token = "/realms/%s/protocol/openid-connect/token".formatted(realm);
    return send(HttpRequest.newBuilder(URI.create(address() + token))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .path("access_token")
        .asString("");
  }

  private void administer(String path, String json) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(address() + "/admin/realms" + path))
            .header("Authorization", "Bearer " + admin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300)
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    return answer.body().isEmpty()
        ? JsonMapper.shared().createObjectNode()
        : JsonMapper.shared().readTree(answer.body());
  }

  private static Path home() throws IOException {
    try (var zips = Files.newDirectoryStream(Path.of("target/keycloak"), "*.zip")) {
      var zip = zips.iterator().next();
      var name = zip.getFileName().toString().replace(".zip", "");
      var unpacked = Cache.ofUser().directory(name, to -> built(zip, to));
      try (var homes = Files.newDirectoryStream(unpacked, "keycloak-*")) {
        return homes.iterator().next();
      }
    }
  }

  private static void built(Path zip, Path to) throws IOException {
    unzip(zip, to);
    try (var homes = Files.newDirectoryStream(to, "keycloak-*")) {
      var script = homes.iterator().next().resolve("bin/kc.sh").toString();
      var build =
          new ProcessBuilder("sh", script, "build", "--db=dev-mem", "--cache=local")
              .redirectErrorStream(true);
      build.environment().put("JAVA_HOME", System.getProperty("java.home"));
      var run = build.start();
      var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (run.waitFor() != 0) throw new IOException("Keycloak cannot be built: " + said);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  private static void unzip(Path zip, Path to) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
        unpack(entry, in, to.resolve(entry.getName()));
    }
  }

  private static void unpack(ZipEntry entry, InputStream in, Path file) throws IOException {
    if (entry.isDirectory()) Files.createDirectories(file);
    else {
      Files.createDirectories(file.getParent());
      Files.copy(in, file);
    }
  }

  @Override
  public void close() {
    http.close();
    process.stop();
  }
}
