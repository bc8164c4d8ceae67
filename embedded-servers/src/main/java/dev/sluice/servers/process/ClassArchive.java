package dev.sluice.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM learnt about a Java program, written down as it ends (the ahead-of-time cache of JEP
 * 483, 514 and 515): its classes, linked, and which of its methods are hot. The next one need not
 * load, verify and count anew. One file per build of the program and per JDK; without it, or with
 * one the JVM does not like, the program only starts slower.
 */
public final class ClassArchive {
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final String UNFINISHED = ".new";

  /** The JVM's remarks on classes it could not write down are of no use to anybody. */
  private static final String QUIET = "-Xlog:cds*=off,aot*=off";

  private final Path file;
  private final Path unfinished;
  private final boolean make;

  private ClassArchive(Path directory, String name, boolean make) {
    String file = name + "-" + Runtime.version() + ".aot";
    this.file = directory.resolve(file);
    this.unfinished = directory.resolve(file + "." + ProcessHandle.current().pid() + UNFINISHED);
    this.make = make;
  }

  /** Taken if it is there. */
  public static ClassArchive use(Path directory, String name) {
    return new ClassArchive(directory, name, false);
  }

  /**
   * Taken if it is there, else made when the program is stopped, which then takes some seconds
   * longer.
   */
  public static ClassArchive useOrMake(Path directory, String name) {
    return new ClassArchive(directory, name, true);
  }

  /** For the JVM that runs the program. */
  public List<String> options() {
    if (Files.exists(file)) return List.of("-XX:AOTCache=" + file, QUIET);
    if (!make) return List.of();
    removeAbandoned();
    return List.of("-XX:AOTCacheOutput=" + unfinished, QUIET);
  }

  /** The program ended as it should: what it wrote is whole. */
  void keep() {
    if (!Files.exists(unfinished)) return;
    try {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // The next one makes another.
    }
  }

  private void removeAbandoned() {
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path old : files.filter(ClassArchive::isAbandoned).toList()) Files.deleteIfExists(old);
    } catch (IOException e) {
      // They only take room.
    }
  }

  private static boolean isAbandoned(Path file) {
    // the JVM's own notes for it, beside it, have the name and more
    return file.getFileName().toString().contains(UNFINISHED)
        && Instant.ofEpochMilli(file.toFile().lastModified())
            .isBefore(Instant.now().minus(ABANDONED));
  }
}
