package dev.sluice.servers.stack;

import dev.sluice.servers.kafka.EmbeddedKafka;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.Server;
import dev.sluice.servers.process.ServerFailure;
import dev.sluice.servers.redis.EmbeddedRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The three servers of an installation, each in its own directory below one home. */
public record Servers(EmbeddedPostgres postgres, EmbeddedKafka kafka, EmbeddedRedis redis)
    implements AutoCloseable {

  /**
   * Starts the three side by side and returns when all are ready; the data of an earlier start is
   * there again.
   *
   * @throws ServerFailure when one does not start; those that did are stopped
   */
  public static Servers start(Path home, Ports ports) {
    var postgres = async(() -> EmbeddedPostgres.start(home.resolve("postgres"), ports.postgres()));
    var kafka = async(() -> EmbeddedKafka.start(home.resolve("kafka"), ports.kafka()));
    var redis = async(() -> EmbeddedRedis.start(home.resolve("redis"), ports.redis()));
    try {
      CompletableFuture.allOf(postgres, kafka, redis).join();
      return new Servers(postgres.join(), kafka.join(), redis.join());
    } catch (CompletionException e) {
      for (var one : List.of(postgres, kafka, redis)) {
        if (!one.isCompletedExceptionally()) one.join().close();
      }
      throw e.getCause() instanceof ServerFailure failure ? failure : e;
    }
  }

  private static <T> CompletableFuture<T> async(Supplier<T> start) {
    return CompletableFuture.supplyAsync(
        start, task -> Thread.ofPlatform().name("start-server").start(task));
  }

  public List<Server> all() {
    return List.of(postgres, kafka, redis);
  }

  /** Stops the three; the data stays. */
  @Override
  public void close() {
    CompletableFuture.allOf(
            all().stream()
                .map(server -> async(() -> stopped(server)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static Server stopped(Server server) {
    server.close();
    return server;
  }
}
