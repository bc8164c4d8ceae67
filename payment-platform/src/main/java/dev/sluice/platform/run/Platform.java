package dev.sluice.platform.run;

import dev.sluice.platform.control.ControlServer;
import dev.sluice.platform.control.Overview;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.part.Applications;
import dev.sluice.platform.part.ServerPart;
import dev.sluice.platform.part.Wiring;
import dev.sluice.platform.supervision.Part;
import dev.sluice.platform.supervision.PartStatus;
import dev.sluice.platform.supervision.Policy;
import dev.sluice.platform.supervision.State;
import dev.sluice.platform.supervision.Supervisor;
import dev.sluice.platform.token.Secrets;
import dev.sluice.platform.token.WebhookSecret;
import dev.sluice.servers.kafka.EmbeddedKafka;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.DirectoryLock;
import dev.sluice.servers.redis.EmbeddedRedis;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Everything, supervised by this process. */
final class Platform implements AutoCloseable {
  private final DataDirectory data;
  private final DirectoryLock lock;
  private final Settings settings;
  private final PrintStream progress;
  private final Plan plan;
  private final Supervisor supervisor;
  private final ControlServer control;
  private final CompletableFuture<String> down = new CompletableFuture<>();
  private volatile boolean ready;
  private boolean closed;

  /**
   * Nothing is started yet.
   *
   * @param lock of the data directory, given back by {@link #close()}
   * @param command the one that will run it, for others to see
   * @param progress where the parts are announced
   */
  Platform(
      DataDirectory data,
      DirectoryLock lock,
      Settings settings,
      String command,
      PrintStream progress) {
    this.data = data;
    this.lock = lock;
    this.settings = settings;
    this.progress = progress;
    if (settings.fresh()) data.wipe();
    this.plan = Plan.of(data, settings, progress);
    Announcer announcer = new Announcer(progress);
    this.supervisor =
        new Supervisor(
            Policy.USUAL,
            InstantSource.system(),
            part -> {
              announcer.accept(part);
              noticed(part);
            });
    List<String> options = settings.inForce(plan.services().getFirst().api());
    this.control =
        ControlServer.start(
            data, supervisor, () -> new Overview(ready, command, options, supervisor.status()));
  }

  /** Starts everything in order and returns when all is up. */
  Endpoints start(Applications applications) throws InterruptedException {
    Secrets.in(data.secrets());
    EmbeddedPostgres postgres =
        EmbeddedPostgres.at(data.servers().resolve("postgres"), plan.postgres());
    EmbeddedKafka kafka =
        EmbeddedKafka.at(
            data.servers().resolve("kafka"), plan.kafka(), EmbeddedKafka.Ending.FOR_THE_NEXT);
    EmbeddedRedis redis = EmbeddedRedis.at(data.servers().resolve("redis"), plan.redis());
    supervisor.add(List.of(new ServerPart(postgres), new ServerPart(kafka), new ServerPart(redis)));
    Wiring wiring =
        new Wiring(
            plan.jdbc(settings),
            kafka.url(),
            redis.url(),
            plan.pspAddress(),
            plan.issuer(),
            WebhookSecret.in(data.webhookSecret()),
            data.parts(),
            settings.mortal() ? Optional.of(data.makeFaults()) : Optional.empty());
    // Looked up now, while the servers start: the first time the jars are unpacked here.
    List<String> migrate = applications.migrate(wiring);
    Part simulator =
        applications.simulator(
            plan.psp(),
            data.simulator(),
            settings.profile(),
            settings.seedOrUsual(),
            plan.api(),
            wiring);
    List<Part> doors = doors(applications, wiring);
    supervisor.awaitAllUp();
    postgres.createDatabase(Plan.DATABASE);
    new Migration(postgres, Plan.DATABASE, kafka).run(migrate, data.parts());
    supervisor.add(List.of(simulator));
    supervisor.awaitAllUp();
    supervisor.add(doors);
    supervisor.awaitAllUp();
    ready = true;
    return writeEndpoints();
  }

  private List<Part> doors(Applications applications, Wiring wiring) {
    List<Part> doors = new ArrayList<>();
    // Nobody needs it to start.
    doors.add(applications.identity(plan.identity(), data.identity(), data.secrets(), wiring));
    for (int i = 0; i < plan.services().size(); i++) {
      Plan.Service service = plan.services().get(i);
      doors.add(applications.service(i + 1, service.api(), service.management(), wiring));
    }
    for (int i = 0; i < plan.consumers().size(); i++) {
      doors.add(applications.consumers(i + 1, plan.consumers().get(i), wiring));
    }
    return doors;
  }

  private void noticed(PartStatus part) {
    if (!ready) return;
    if (part.state() == State.UP) writeEndpoints();
    if (part.state() == State.DOWN) down.complete(part.reason());
  }

  /** Completes with a sentence when a part stays down for good. */
  CompletableFuture<String> down() {
    return down;
  }

  private Endpoints writeEndpoints() {
    Map<String, Long> pids = new TreeMap<>();
    pids.put("launcher", ProcessHandle.current().pid());
    for (PartStatus part : supervisor.status()) {
      part.pid().ifPresent(pid -> pids.put(part.name(), pid));
    }
    Endpoints endpoints = plan.endpoints(pids);
    endpoints.write(data);
    return endpoints;
  }

  /** Stops everything in the opposite order; the data stays. */
  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    ready = false;
    progress.println("Stopping…");
    supervisor.close();
    Endpoints.remove(data);
    control.close();
    lock.close();
  }
}
