package dev.sluice.platform.part;

import dev.sluice.platform.supervision.Part;
import dev.sluice.platform.supervision.Running;
import dev.sluice.servers.process.ChildProcess;
import dev.sluice.servers.process.ClassArchive;
import dev.sluice.servers.process.Command;
import dev.sluice.servers.process.FreePort;
import dev.sluice.servers.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A Java program as a part.
 *
 * @param directory where its log and process record are
 * @param words the program and its arguments
 * @param archive of its classes; its options are among the words
 * @param listens ports it will listen on, which must be free before it is started
 * @param ready asked until the answer is yes
 */
record JavaPart(
    String name,
    String address,
    Set<String> needs,
    Path directory,
    List<String> words,
    ClassArchive archive,
    List<Integer> listens,
    BooleanSupplier ready)
    implements Part {
  private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
  private static final Duration FREE_PATIENCE = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(45);

  @Override
  public Path log() {
    return command().log();
  }

  private Command command() {
    return Command.of(name, directory, words).withGrace(GRACE).keeping(archive);
  }

  @Override
  public Running launch() {
    listens.forEach(number -> FreePort.require(number, name, FREE_PATIENCE));
    LogFile.startOver(log());
    return new Life(ChildProcess.start(command()), listens, ready);
  }

  private record Life(ChildProcess child, List<Integer> listens, BooleanSupplier ready)
      implements Running {
    @Override
    public void awaitReady() {
      Readiness.await(child, READY_PATIENCE, () -> ready.getAsBoolean() && isItself());
    }

    /** Somebody who took its place meanwhile may answer as well as it would. */
    private boolean isItself() {
      return listens.stream().noneMatch(number -> FreePort.isHeldByAnother(number, child.pid()));
    }

    @Override
    public long pid() {
      return child.pid();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
      return child.onExit();
    }

    @Override
    public void kill() {
      child.kill();
    }

    @Override
    public void pause() {
      child.pause();
    }

    @Override
    public void resume() {
      child.resume();
    }

    @Override
    public void stop() {
      child.stop();
    }
  }
}
