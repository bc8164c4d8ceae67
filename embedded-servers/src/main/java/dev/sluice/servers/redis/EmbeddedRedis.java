package dev.sluice.servers.redis;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.cache.Machine;
import dev.sluice.servers.cache.Resource;
import dev.sluice.servers.process.ChildProcess;
import dev.sluice.servers.process.Command;
import dev.sluice.servers.process.OnPath;
import dev.sluice.servers.process.Readiness;
import dev.sluice.servers.process.Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** A Redis (or Valkey) server that keeps what it is told in an append-only file. */
public final class EmbeddedRedis extends Server {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ANSWER_MILLIS = 1_000;

  private EmbeddedRedis(Path directory, int port) {
    super("redis", directory, port);
  }

  /**
   * Not started yet.
   *
   * @param port 0 for a free one
   */
  public static EmbeddedRedis at(Path directory, int port) {
    return new EmbeddedRedis(directory, port);
  }

  /**
   * @param port 0 for a free one
   */
  public static EmbeddedRedis start(Path directory, int port) {
    EmbeddedRedis redis = at(directory, port);
    redis.start();
    return redis;
  }

  public String url() {
    return "redis://127.0.0.1:" + port();
  }

  @Override
  protected Command command() {
    Path data = directory().resolve("data");
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Command.of(
        name(),
        directory(),
        List.of(
            program().toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port()),
            "--dir",
            data.toString(),
            "--appendonly",
            "yes",
            "--save",
            ""));
  }

  @Override
  protected void awaitReady(ChildProcess started) {
    Readiness.await(started, PATIENCE, this::pings);
  }

  /** While it reads its file it answers {@code -LOADING}. */
  private boolean pings() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port()), ANSWER_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }

  /** What the machine has is preferred: it gets the distribution's security updates. */
  private static Path program() {
    return OnPath.find("valkey-server", "redis-server").orElseGet(EmbeddedRedis::packedProgram);
  }

  private static Path packedProgram() {
    Machine machine = Machine.here();
    String name =
        "redis-server-7.0.15-%s-%s"
            .formatted(machine.mac() ? "darwin" : "linux", machine.arm() ? "arm64" : "amd64");
    Path unpacked =
        Cache.ofUser()
            .directory(
                name,
                directory -> {
                  Path program = directory.resolve("redis-server");
                  try (InputStream in = Resource.open(name)) {
                    Files.copy(in, program);
                  }
                  Files.setPosixFilePermissions(
                      program, PosixFilePermissions.fromString("rwxr-xr-x"));
                });
    return unpacked.resolve("redis-server");
  }
}
