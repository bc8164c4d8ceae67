package dev.sluice.platform.command;

import dev.sluice.bench.chaos.Machines;
import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.control.Overview;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.supervision.Hold;
import dev.sluice.platform.supervision.PartStatus;
import dev.sluice.platform.supervision.State;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The parts of a platform that is up, as something to be broken. */
final class SupervisedMachines implements Machines {
  private static final int MILLIS = 5_000;
  private static final String EMPTIED = "+OK";

  private final ControlClient control;
  private final int redis;

  SupervisedMachines(DataDirectory data, Endpoints endpoints) {
    this.control = new ControlClient(data);
    this.redis = endpoints.redis().getPort();
  }

  @Override
  public List<Machine> look() {
    return parts().stream()
        .map(part -> new Machine(part.name(), part.state() == State.UP, part.deaths()))
        .toList();
  }

  /** From outside, as whatever kills processes does: the supervisor knows nothing of it before. */
  @Override
  public void kill(String name) {
    parts().stream()
        .filter(part -> part.name().equals(name))
        .flatMap(part -> part.pid().stream().boxed())
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void pause(String name, Duration length) {
    control.hold(new Hold(name, length, true));
  }

  @Override
  public void emptyRedis() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis)) {
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(EMPTIED.length());
      if (!new String(answer, StandardCharsets.US_ASCII).equals(EMPTIED)) {
        throw new ServerFailure("Redis does not let itself be emptied");
      }
    } catch (IOException e) {
      throw new ServerFailure("Redis cannot be emptied: " + e.getMessage(), e);
    }
  }

  private List<PartStatus> parts() {
    return control
        .look()
        .map(Overview::parts)
        .orElseThrow(() -> new ServerFailure("The platform was stopped"));
  }
}
