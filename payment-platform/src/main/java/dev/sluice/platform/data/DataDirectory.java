package dev.sluice.platform.data;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.process.ChildProcess;
import dev.sluice.servers.process.DirectoryLock;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Where an installation keeps everything it knows. One command at a time runs a platform on it: the
 * one with the lock.
 */
public record DataDirectory(Path root) {
  private static final String SERVERS = "servers";
  private static final String SIMULATOR = "psp";
  private static final String PARTS = "parts";
  private static final String IDENTITY = "identity";
  private static final String WEBHOOK_SECRET = "webhook-secret";
  private static final String ENDPOINTS = "endpoints.json";
  private static final String ADDRESSES = "ports.json";
  private static final String CONTROL = "control";
  private static final String FAULTS = "faults";
  private static final String CHAOS = "chaos";
  private static final String PERMIT = "processes-may-die-here";

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Below it each of the three servers has its own directory. */
  public Path servers() {
    return root.resolve(SERVERS);
  }

  public Path simulator() {
    return root.resolve(SIMULATOR);
  }

  /** Logs and process records of the Java parts. */
  public Path parts() {
    return root.resolve(PARTS);
  }

  /** What the identity server keeps. */
  public Path identity() {
    return root.resolve(IDENTITY);
  }

  /** What clients and people prove who they are with. */
  public Path secrets() {
    return identity().resolve("secrets.json");
  }

  /** What the PSP signs its webhooks with. */
  public Path webhookSecret() {
    return root.resolve(WEBHOOK_SECRET);
  }

  public Path endpoints() {
    return root.resolve(ENDPOINTS);
  }

  /** Where the applications of a chaos run look whether they are to die. */
  public Path faults() {
    return root.resolve(FAULTS);
  }

  /** What clients were promised in chaos runs. */
  public Path chaos() {
    return root.resolve(CHAOS);
  }

  /** Empty, with the file without which no application dies on purpose. */
  public Path makeFaults() {
    try {
      Cache.delete(faults());
      Files.createDirectories(faults());
      Files.createFile(faults().resolve(PERMIT));
      return faults();
    } catch (IOException e) {
      throw new ServerFailure("Cannot make %s: %s".formatted(faults(), e.getMessage()), e);
    }
  }

  Path addresses() {
    return root.resolve(ADDRESSES);
  }

  /** Names the socket on which the supervising command listens. */
  public Path control() {
    return root.resolve(CONTROL);
  }

  /**
   * The lock of the directory, or empty when another command has it. What a command that was killed
   * left running has ended when this returns.
   *
   * @throws ServerFailure when the directory cannot be written
   */
  public Optional<DirectoryLock> tryLock() {
    make();
    Optional<DirectoryLock> lock = DirectoryLock.tryTake(root);
    lock.ifPresent(_ -> ChildProcess.endLeftovers(root));
    return lock;
  }

  /**
   * Makes the directory if it is not there.
   *
   * @throws ServerFailure when it cannot be written
   */
  public DataDirectory make() {
    try {
      Files.createDirectories(root);
      Files.delete(Files.createTempFile(root, "may-write", ""));
      return this;
    } catch (IOException e) {
      throw new ServerFailure(
          "Cannot write in %s (%s): change its owner, or choose another with --data"
              .formatted(root, e),
          e);
    }
  }

  /**
   * Removes what is ours and nothing else: the directory may be one that held other things before.
   */
  public void wipe() {
    try {
      for (String name :
          List.of(
              SERVERS,
              SIMULATOR,
              PARTS,
              IDENTITY,
              WEBHOOK_SECRET,
              ENDPOINTS,
              CONTROL,
              ADDRESSES,
              FAULTS,
              CHAOS)) {

        Cache.delete(root.resolve(name));
      }
    } catch (IOException e) {
      throw new ServerFailure("Cannot begin anew in %s: %s".formatted(root, e.getMessage()), e);
    }
  }

  /** Replaces a file in one step, so that nobody reads half of it. */
  public static void replace(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Path whole = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
      Files.writeString(whole, content);
      Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ServerFailure("Cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
