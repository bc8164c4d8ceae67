package dev.sluice.servers.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running program. It ends with this JVM, even when the JVM is killed: its wrapper ({@code
 * run-child.sh}) reads a pipe that only this JVM holds open. It is in a session of its own, so
 * Ctrl-C at the terminal reaches the JVM alone and the JVM decides in which order things stop.
 */
public final class ChildProcess {
  private static final String WRAPPER = resource("run-child.sh");
  private static final List<String> OWN_SESSION = ownSession();
  private static final Set<Integer> ENDED_AS_ASKED = Set.of(0, 128 + 15);
  private static final int WRAPPER_SECONDS = 5;
  private static final int RECORD_DEPTH = 4;

  private final Command command;
  private final Process wrapper;
  private final ProcessHandle program;

  private ChildProcess(Command command, Process wrapper, ProcessHandle program) {
    this.command = command;
    this.wrapper = wrapper;
    this.program = program;
  }

  /**
   * Starts the program; whether it got ready is for {@link Readiness} to say. A leftover of an
   * earlier JVM is ended first.
   */
  public static ChildProcess start(Command command) {
    try {
      ProcessRecord.of(command.record()).endLeftover();
      Files.createDirectories(command.log().toAbsolutePath().getParent());
      Process wrapper = wrapped(command).start();
      String line = wrapper.inputReader(StandardCharsets.US_ASCII).readLine();
      if (line == null)
        throw new ServerFailure(
            "%s could not be started, see %s".formatted(command.name(), command.log()));
      long pid = Long.parseLong(line);
      // Gone already: the wrapper's own handle stands in, and alive() says no.
      ProcessHandle program = ProcessHandle.of(pid).orElse(wrapper.toHandle());
      ProcessRecord.of(command.record()).write(program);
      return new ChildProcess(command, wrapper, program);
    } catch (IOException e) {
      throw new ServerFailure(
          "%s could not be started: %s".formatted(command.name(), e.getMessage()), e);
    }
  }

  private static ProcessBuilder wrapped(Command command) {
    long tenths = Math.max(1, command.grace().toMillis() / 100);
    List<String> words = new ArrayList<>(OWN_SESSION);
    words.addAll(
        List.of(
            "/bin/sh",
            "-c",
            WRAPPER,
            "run-child",
            command.stopSignal(),
            Long.toString(tenths),
            command.log().toString()));
    words.addAll(command.words());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectError(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    return builder;
  }

  public String name() {
    return command.name();
  }

  /** Of the program itself, not of its wrapper. */
  public long pid() {
    return program.pid();
  }

  public Path log() {
    return command.log();
  }

  public boolean alive() {
    return wrapper.isAlive();
  }

  /**
   * Completes with the exit code when the program has ended; 128 + n when signal n ended it. In a
   * thread of its own: the JDK's way goes through the pool everybody shares, and waits for whoever
   * is busy there.
   */
  public CompletableFuture<Integer> onExit() {
    return CompletableFuture.supplyAsync(this::exitCode, Thread::startVirtualThread);
  }

  private int exitCode() {
    try {
      return wrapper.waitFor();
    } catch (InterruptedException nobodyDoes) {
      throw new IllegalStateException(nobodyDoes);
    }
  }

  /** SIGKILL to the program and everything it started; returns when it is gone. */
  public void kill() {
    tree().forEach(ProcessHandle::destroyForcibly);
    awaitEnd();
  }

  /** SIGSTOP to the program and everything it started. */
  public void pause() {
    // The program first, so that it starts nothing more while its children are being looked up.
    Signal.send("STOP", List.of(program.pid()));
    Signal.send("STOP", tree().map(ProcessHandle::pid).toList());
  }

  /** SIGCONT to the program and everything it started. */
  public void resume() {
    Signal.send("CONT", tree().map(ProcessHandle::pid).toList());
  }

  /**
   * Asks the program to stop and returns when it has; what does not stop within its grace is
   * killed.
   */
  public void stop() {
    try (var pipe = wrapper.getOutputStream()) {
      // Told apart from the end of this JVM, after which nobody waits for a long farewell.
      pipe.write("stop\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // It ended by itself.
    }
    try {
      if (!wrapper.waitFor(command.grace().toSeconds() + WRAPPER_SECONDS, TimeUnit.SECONDS)) kill();
      if (ENDED_AS_ASKED.contains(wrapper.exitValue()))
        command.archive().ifPresent(ClassArchive::keep);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
    ProcessRecord.of(command.record()).forget();
  }

  /** Ends what an earlier JVM, killed, left running with its record in this directory or below. */
  public static void endLeftovers(Path directory) {
    if (!Files.isDirectory(directory)) return;
    try (Stream<Path> files =
        Files.find(
            directory, RECORD_DEPTH, (file, _) -> file.toString().endsWith(Command.RECORD))) {
      for (Path file : files.toList()) ProcessRecord.of(file).endLeftover();
    } catch (IOException e) {
      throw new ServerFailure(
          "Cannot look for leftovers in " + directory + ": " + e.getMessage(), e);
    }
  }

  private Stream<ProcessHandle> tree() {
    return Stream.concat(Stream.of(program), program.descendants());
  }

  private void awaitEnd() {
    try {
      if (wrapper.waitFor(WRAPPER_SECONDS, TimeUnit.SECONDS)) return;
      wrapper.destroyForcibly();
    } catch (InterruptedException e) {
      wrapper.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> ownSession() {
    return OnPath.find("setsid").map(path -> List.of(path.toString())).orElse(List.of());
  }

  private static String resource(String name) {
    try (InputStream in = ChildProcess.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("Missing resource " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
