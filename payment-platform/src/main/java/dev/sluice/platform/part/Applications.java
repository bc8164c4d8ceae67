package dev.sluice.platform.part;

import dev.sluice.platform.supervision.Part;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.ClassArchive;
import dev.sluice.servers.process.Readiness;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The Java parts. */
public final class Applications {
  private static final String ARCHIVE = "classes";

  /** Who waits for a drain does not want to wait a quarter of an hour for the third question. */
  private static final String QUICK_QUESTIONS = "--sluice.psp.questions=15s,30s,1m";

  /** An account nobody has: no payment file of a platform leaves this machine by itself. */
  private static final String OUR_ACCOUNT = "DE02120300000000202051";

  private static final String LOOPBACK = "127.0.0.1";

  /** Without them an application only fails to start; without Redis or the PSP it works on. */
  private static final Set<String> NEEDS = Set.of("postgres", "kafka");

  private final Installation installation;

  public Applications(Installation installation) {
    this.installation = installation;
  }

  /**
   * @param profile how it misbehaves, {@code fast} being not at all
   * @param api where it tells what nobody asked for
   */
  public Part simulator(
      int listens, Path data, Profile profile, long seed, URI api, Wiring wiring) {
    List<String> arguments =
        List.of(
            "--port",
            Integer.toString(listens),
            "--data",
            data.toString(),
            "--profile",
            profile.word(),
            "--seed",
            Long.toString(seed),
            "--webhook-url",
            api.resolve("/api/v1/psp/simulator/webhooks").toString(),
            "--webhook-secret-file",
            wiring.webhookSecret().toString());
    Path jar = installation.simulator();
    return new JavaPart(
        "psp",
        http(listens).toString(),
        Set.of(),
        wiring.parts(),
        Jvm.SIMULATOR.run(jar, List.of(), arguments),
        ClassArchive.use(beside(jar), "psp"),
        List.of(listens),
        () -> Readiness.accepts(listens));
  }

  /**
   * @param data where it keeps its keys
   * @param secrets the file that says who may ask for what
   */
  public Part identity(int listens, Path data, Path secrets, Wiring wiring) {
    Path jar = installation.identity();
    ClassArchive archive = archive(jar, true, wiring);
    List<String> arguments =
        List.of(
            "--server.port=" + listens,
            "--server.address=" + LOOPBACK,
            "--spring.security.oauth2.authorizationserver.issuer=" + wiring.issuer(),
            "--sluice.identity.secrets-file=" + secrets,
            "--sluice.identity.keys-file=" + data.resolve("keys.json"));
    URI ready = wiring.issuer().resolve("/.well-known/openid-configuration");
    return new JavaPart(
        "identity",
        wiring.issuer().toString(),
        Set.of(),
        wiring.parts(),
        Jvm.IDENTITY.run(jar, archive.options(), arguments),
        archive,
        List.of(listens),
        () -> Http.answersOk(ready));
  }

  /**
   * @param slot its number, the same after every restart
   */
  public Part service(int slot, int api, int management, Wiring wiring) {
    List<String> arguments = new ArrayList<>(common(slot, management, wiring));
    arguments.add("--server.port=" + api);
    arguments.add("--server.address=" + LOOPBACK);
    arguments.add("--sluice.access.issuer=" + wiring.issuer());
    arguments.add("--sluice.psp.webhooks.secret-file=" + wiring.webhookSecret());
    return application(
        "service-" + slot,
        http(api),
        management,
        List.of(api, management),
        installation.service(),
        arguments,
        wiring);
  }

  /**
   * @param slot its number, the same after every restart
   */
  public Part consumers(int slot, int management, Wiring wiring) {
    List<String> arguments = common(slot, management, wiring);
    arguments.add("--sluice.consumers.payouts.iban=" + OUR_ACCOUNT);
    arguments.add("--sluice.consumers.payouts.holder=Sluice");
    return application(
        "consumers-" + slot,
        http(management),
        management,
        List.of(management),
        installation.consumers(),
        arguments,
        wiring);
  }

  /** The words that migrate the database as its owner, make the topics, and end. */
  public List<String> migrate(Wiring wiring) {
    return Jvm.APPLICATION.run(
        installation.service(),
        List.of(),
        List.of(
            "migrate",
            "--url=" + wiring.jdbc(),
            "--username=" + EmbeddedPostgres.OWNER,
            "--password=",
            "--application-role=" + EmbeddedPostgres.APPLICATION,
            "--bootstrap-servers=" + wiring.kafka()));
  }

  private static List<String> common(int slot, int management, Wiring wiring) {
    List<String> arguments = new ArrayList<>();
    wiring
        .faults()
        .ifPresent(faults -> {
          arguments.add("--sluice.faults.directory=" + faults);
          arguments.add(QUICK_QUESTIONS);
        });
    arguments.addAll(
        List.of(
            "--management.server.port=" + management,
            "--spring.datasource.url=" + wiring.jdbc(),
            "--spring.datasource.username=" + EmbeddedPostgres.APPLICATION,
            "--spring.datasource.password=",
            "--spring.kafka.bootstrap-servers=" + wiring.kafka(),
            "--spring.data.redis.url=" + wiring.redis(),
            "--sluice.psp.url=" + wiring.psp(),
            "--sluice.slot=" + slot));
    return arguments;
  }

  private static Part application(
      String name,
      URI address,
      int management,
      List<Integer> listens,
      Path jar,
      List<String> arguments,
      Wiring wiring) {
    ClassArchive archive = archive(jar, name.endsWith("-1"), wiring);
    URI readiness = http(management).resolve("/actuator/health/readiness");
    return new JavaPart(
        name,
        address.toString(),
        NEEDS,
        wiring.parts(),
        Jvm.APPLICATION.run(jar, archive.options(), arguments),
        archive,
        listens,
        () -> Http.answersOk(readiness));
  }

  /**
   * The first instance makes it for all; of programs that start at once there is none. Who is to
   * die on the spot makes none: it is written at the end, however sudden that is.
   */
  private static ClassArchive archive(Path jar, boolean first, Wiring wiring) {
    boolean slow = Files.isDirectory(jar.resolveSibling("lib"));
    return slow && first && wiring.faults().isEmpty()
        ? ClassArchive.useOrMake(beside(jar), ARCHIVE)
        : ClassArchive.use(beside(jar), ARCHIVE);
  }

  private static Path beside(Path jar) {
    return jar.resolveSibling(".").normalize();
  }

  private static URI http(int listens) {
    return URI.create("http://%s:%d".formatted(LOOPBACK, listens));
  }
}
