package dev.sluice.platform.part;

import dev.sluice.platform.supervision.Part;
import dev.sluice.platform.supervision.Running;
import dev.sluice.servers.process.Server;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL, Kafka or Redis as a part. */
public record ServerPart(Server server) implements Part {

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.port();
  }

  @Override
  public Path log() {
    return server.directory().resolve(server.name() + ".log");
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public Running launch() {
    server.launch();
    return new Life(server, server.pid(), server.onExit());
  }

  private record Life(Server server, long pid, CompletableFuture<Integer> onExit)
      implements Running {
    @Override
    public void awaitReady() {
      server.awaitReady();
    }

    @Override
    public void kill() {
      server.kill();
    }

    @Override
    public void pause() {
      server.pause();
    }

    @Override
    public void resume() {
      server.resume();
    }

    @Override
    public void stop() {
      server.close();
    }
  }
}
