package dev.sluice.platform.control;

import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.supervision.Hold;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the command that supervises the platform of a data directory. */
public final class ControlClient {
  private final DataDirectory data;

  public ControlClient(DataDirectory data) {
    this.data = data;
  }

  /** Empty when no platform is up on this directory. */
  public Optional<Overview> look() {
    return ask(new Request.Look()).flatMap(answer -> Optional.ofNullable(answer.overview()));
  }

  /**
   * Returns when the part is held.
   *
   * @return false when no platform is up on this directory
   * @throws IllegalArgumentException if it cannot be held
   */
  public boolean hold(Hold hold) {
    return done(new Request.HoldPart(hold.part(), hold.duration().toMillis(), hold.pause()));
  }

  /**
   * Returns when the part is up.
   *
   * @return false when the platform was stopped meanwhile
   * @throws IllegalArgumentException if it stays down
   */
  public boolean awaitUp(String part) {
    return done(new Request.AwaitUp(part));
  }

  private boolean done(Request request) {
    Optional<Answer> answer = ask(request);
    answer
        .flatMap(a -> Optional.ofNullable(a.error()))
        .ifPresent(error -> {
          throw new IllegalArgumentException(error);
        });
    return answer.isPresent();
  }

  private Optional<Answer> ask(Request request) {
    try (SocketChannel channel = SocketChannel.open(ControlSocket.named(data).address());
        var out = new PrintStream(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
        var in =
            new BufferedReader(
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
      out.println(JsonMapper.shared().writeValueAsString(request));
      String line = in.readLine();
      return line == null
          ? Optional.empty()
          : Optional.of(JsonMapper.shared().readValue(line, Answer.class));
    } catch (IOException | JacksonException e) {
      // Nobody listens: a socket that is left over from one that was killed says so too.
      return Optional.empty();
    }
  }
}
