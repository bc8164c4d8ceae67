package dev.sluice.platform.control;

import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.supervision.Hold;
import dev.sluice.platform.supervision.Supervisor;
import dev.sluice.servers.process.ServerFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Answers other commands: one line of JSON in, one out. */
public final class ControlServer implements AutoCloseable {
  private final DataDirectory data;
  private final Supervisor supervisor;
  private final Supplier<Overview> overview;
  private final ControlSocket socket;
  private final ServerSocketChannel channel;

  private ControlServer(
      DataDirectory data,
      Supervisor supervisor,
      Supplier<Overview> overview,
      ControlSocket socket,
      ServerSocketChannel channel) {
    this.data = data;
    this.supervisor = supervisor;
    this.overview = overview;
    this.socket = socket;
    this.channel = channel;
  }

  public static ControlServer start(
      DataDirectory data, Supervisor supervisor, Supplier<Overview> overview) {
    try {
      ControlSocket socket = ControlSocket.make(data);
      ControlServer server =
          new ControlServer(data, supervisor, overview, socket, socket.listen(data));
      Thread.ofPlatform().daemon().name("control").start(server::serve);
      return server;
    } catch (IOException e) {
      throw new ServerFailure("Other commands could not reach this one: " + e.getMessage(), e);
    }
  }

  private void serve() {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        Thread.ofVirtual().start(() -> converse(client));
      } catch (IOException e) {
        // Closed, or a client that left before it was let in.
      }
    }
  }

  private void converse(SocketChannel client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
        var out = new PrintStream(Channels.newOutputStream(client), true, StandardCharsets.UTF_8)) {
      String line = in.readLine();
      if (line != null) out.println(JsonMapper.shared().writeValueAsString(answer(line)));
    } catch (IOException e) {
      // The client is gone, and with it the wish.
    }
  }

  private Answer answer(String line) {
    try {
      return switch (JsonMapper.shared().readValue(line, Request.class)) {
        case Request.Look _ -> new Answer(null, overview.get());
        case Request.HoldPart hold -> {
          supervisor.hold(new Hold(hold.part(), Duration.ofMillis(hold.millis()), hold.pause()));
          yield Answer.DONE;
        }
        case Request.AwaitUp part -> {
          supervisor.awaitUp(part.part());
          yield Answer.DONE;
        }
      };
    } catch (IllegalArgumentException | ServerFailure | JacksonException e) {
      return Answer.refused(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.refused("the platform is stopping");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      socket.remove(data);
    } catch (IOException e) {
      throw new ServerFailure("The control socket could not be removed: " + e.getMessage(), e);
    }
  }
}
