package dev.sluice.servers.cache;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Directories that are filled once and then only read: {@code ~/.cache/sluice}, or what {@code
 * -Dsluice.cache} or SLUICE_CACHE name. A directory that is there is complete: it is filled under
 * another name and then renamed, and when two processes fill the same one, the later uses what the
 * earlier made.
 */
public record Cache(Path root) {

  /** Fills an empty directory. */
  public interface Filler {
    void fill(Path directory) throws IOException;
  }

  public static Cache ofUser() {
    String property = System.getProperty("sluice.cache");
    if (property != null && !property.isBlank())
      return new Cache(Path.of(property).toAbsolutePath());
    String variable = System.getenv("SLUICE_CACHE");
    if (variable != null && !variable.isBlank())
      return new Cache(Path.of(variable).toAbsolutePath());
    return new Cache(Path.of(System.getProperty("user.home"), ".cache", "sluice").toAbsolutePath());
  }

  /**
   * @param name says what is in it and changes whenever that changes
   */
  public Path directory(String name, Filler filler) {
    Path wanted = root.resolve(name);
    if (Files.isDirectory(wanted)) return wanted;
    try {
      Files.createDirectories(root);
      Path filled = Files.createTempDirectory(root, name + "-");
      try {
        filler.fill(filled);
        Files.setPosixFilePermissions(filled, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(filled, wanted, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        delete(filled);
        if (!Files.isDirectory(wanted)) throw e;
      }
      return wanted;
    } catch (IOException e) {
      throw new ServerFailure(
          "Cannot unpack %s into %s (%s): make room there or name another directory with SLUICE_CACHE"
              .formatted(name, root, e),
          e);
    }
  }

  /** Removes a directory and all in it. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) return;
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted(Comparator.reverseOrder()).forEach(Cache::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
