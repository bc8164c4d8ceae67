package dev.sluice.servers.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs installed on this machine. */
public final class OnPath {
  /** The first executable of one of these names on PATH, in the order of the names. */
  public static Optional<Path> find(String... names) {
    String path = System.getenv("PATH");
    if (path == null) return Optional.empty();
    return Stream.of(names)
        .flatMap(name ->
            Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private OnPath() {}
}
