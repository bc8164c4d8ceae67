package dev.sluice.platform.run;

import dev.sluice.platform.data.Addresses;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which part will listen where. */
record Plan(
    int postgres,
    int kafka,
    int redis,
    int psp,
    int identity,
    List<Service> services,
    List<Integer> consumers) {
  static final String DATABASE = "sluice";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int USUAL_API = 8080;
  private static final int USUAL_MANAGEMENT = 8081;
  private static final int USUAL_PSP = 8083;
  private static final int USUAL_CONSUMERS = 8082;
  private static final int USUAL_IDENTITY = 8084;
  private static final int USUAL_POSTGRES = 15_432;
  private static final int USUAL_KAFKA = 19_092;
  private static final int USUAL_REDIS = 16_379;

  record Service(int api, int management) {}

  static Plan of(DataDirectory data, Settings settings, PrintStream progress) {
    Addresses addresses = Addresses.of(data);
    int first = firstApi(addresses, settings, progress);
    return new Plan(
        addresses.of("postgres", USUAL_POSTGRES),
        addresses.of("kafka", USUAL_KAFKA),
        addresses.of("redis", USUAL_REDIS),
        addresses.of("psp", USUAL_PSP),
        addresses.of("identity", USUAL_IDENTITY),
        IntStream.range(0, settings.serviceCount())
            .mapToObj(i ->
                new Service(
                    i == 0 ? first : addresses.of("service-" + (i + 1), USUAL_API + 10 * i),
                    addresses.of("service-" + (i + 1) + "-management", USUAL_MANAGEMENT + 10 * i)))
            .toList(),
        IntStream.range(0, settings.consumersCount())
            .mapToObj(i -> addresses.of("consumers-" + (i + 1), USUAL_CONSUMERS + 10 * i))
            .toList());
  }

  /** One that was asked for must be had; the usual one gives way, and that is said. */
  private static int firstApi(Addresses addresses, Settings settings, PrintStream progress) {
    String what = "service-1";
    if (settings.api().isPresent()) return addresses.exactly(what, settings.api().getAsInt());
    int wanted = addresses.kept(what).orElse(USUAL_API);
    int got = addresses.of(what, USUAL_API);
    if (got != wanted)
      progress.printf(
          "Port %d is in use, the API listens on %d instead (--port chooses).%n", wanted, got);
    return got;
  }

  String jdbc() {
    return jdbc(postgres);
  }

  /** The same database through another port. */
  String jdbc(int port) {
    return "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, port, DATABASE);
  }

  /** Where the applications find it. */
  String jdbc(Settings settings) {
    return jdbc(settings.tap().map(tap -> tap.applyAsInt(postgres)).orElse(postgres));
  }

  /** Of the first service. */
  URI api() {
    return http(services.getFirst().api());
  }

  URI pspAddress() {
    return http(psp);
  }

  /** Stands in every token, so it is the same for as long as the addresses are. */
  URI issuer() {
    return http(identity);
  }

  Endpoints endpoints(Map<String, Long> pids) {
    List<Endpoints.Service> instances =
        services.stream()
            .map(s -> new Endpoints.Service(http(s.api()), http(s.management())))
            .toList();
    return new Endpoints(
        instances.getFirst().api(),
        instances.getFirst().management(),
        instances,
        consumers.stream().map(Plan::http).toList(),
        new Endpoints.Postgres(
            jdbc() + "?user=" + EmbeddedPostgres.OWNER,
            LOOPBACK,
            postgres,
            DATABASE,
            EmbeddedPostgres.OWNER),
        LOOPBACK + ":" + kafka,
        URI.create("redis://%s:%d".formatted(LOOPBACK, redis)),
        http(psp),
        issuer(),
        pids);
  }

  private static URI http(int number) {
    return URI.create("http://%s:%d".formatted(LOOPBACK, number));
  }
}
