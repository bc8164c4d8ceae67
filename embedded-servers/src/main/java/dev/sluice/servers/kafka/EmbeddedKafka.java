package dev.sluice.servers.kafka;

import dev.sluice.servers.process.ChildProcess;
import dev.sluice.servers.process.ClassArchive;
import dev.sluice.servers.process.Command;
import dev.sluice.servers.process.FreePort;
import dev.sluice.servers.process.Readiness;
import dev.sluice.servers.process.Server;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A KRaft broker and controller in a JVM of its own, on the loopback address. */
public final class EmbeddedKafka extends Server {
  private static final String ARCHIVE = "broker";
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> JVM =
      List.of(
          "-Xmx256m",
          "-XX:MaxDirectMemorySize=128m",
          "-XX:+UseSerialGC",
          // Ready in half the time; at what a small machine carries it is no slower either.
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
          "-Dorg.slf4j.simpleLogger.showDateTime=true");

  /** Whether it writes down for the next start what its JVM learnt, which makes its end longer. */
  public enum Ending {
    /** For tests: they leave it to others. */
    AT_ONCE,
    /** For what is started again. */
    FOR_THE_NEXT;

    private ClassArchive archive(BrokerJars jars) {
      return this == AT_ONCE
          ? ClassArchive.use(jars.directory(), ARCHIVE)
          : ClassArchive.useOrMake(jars.directory(), ARCHIVE);
    }
  }

  private final Ending ending;

  private EmbeddedKafka(Path directory, int port, Ending ending) {
    super("kafka", directory, port);
    this.ending = ending;
  }

  /**
   * Not started yet.
   *
   * @param port 0 for a free one
   */
  public static EmbeddedKafka at(Path directory, int port, Ending ending) {
    return new EmbeddedKafka(directory, port, ending);
  }

  /** What the broker remembers; without it, it begins anew. */
  public Path data() {
    return directory().resolve("data");
  }

  /**
   * @param port 0 for a free one
   */
  public static EmbeddedKafka start(Path directory, int port) {
    EmbeddedKafka kafka = at(directory, port, Ending.AT_ONCE);
    kafka.start();
    return kafka;
  }

  /** What clients take as bootstrap servers. */
  public String url() {
    return "127.0.0.1:" + port();
  }

  @Override
  protected Command command() {
    Path properties = directory().resolve("server.properties");
    try {
      Files.deleteIfExists(readyFile());
      // The controller is asked by this broker alone, so its port need not be known or kept.
      write(properties, FreePort.next());
    } catch (IOException e) {
      throw new ServerFailure("Kafka's settings cannot be written: " + e.getMessage(), e);
    }
    BrokerJars jars = BrokerJars.unpacked();
    ClassArchive archive = ending.archive(jars);
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM);
    words.addAll(archive.options());
    words.addAll(List.of("-cp", jars.classPath(), BrokerMain.class.getName()));
    words.addAll(List.of(properties.toString(), readyFile().toString()));
    return Command.of(name(), directory(), words).withGrace(GRACE).keeping(archive);
  }

  @Override
  protected void awaitReady(ChildProcess started) {
    Readiness.await(started, PATIENCE, () -> Files.exists(readyFile()));
  }

  private void write(Path file, int controllerPort) throws IOException {
    Files.writeString(
        file,
        BrokerProperties.of(data(), port(), controllerPort).entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  private Path readyFile() {
    return directory().resolve("ready");
  }
}
