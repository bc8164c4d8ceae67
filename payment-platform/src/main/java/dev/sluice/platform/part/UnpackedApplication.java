package dev.sluice.platform.part;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A build of a program, set aside so that the next build does not write over what is running. A
 * Spring Boot jar is laid out as plain jars, which start in half the time of nested ones.
 *
 * @param jar the one to run
 */
record UnpackedApplication(Path jar) {
  private static final int KEPT_BUILDS = 3;
  private static final String BOOT = "Spring-Boot-Version";

  /**
   * Once per build.
   *
   * @param directory where builds are set aside
   */
  static UnpackedApplication of(Path bootJar, Path directory) {
    try {
      String file = bootJar.getFileName().toString();
      String prefix = file.replaceFirst("\\.jar$", "") + "-";
      String name = prefix + contentOf(bootJar);
      if (!Files.isDirectory(directory.resolve(name))) removeOldBuilds(directory, prefix);
      return new UnpackedApplication(
          new Cache(directory).directory(name, to -> setAside(bootJar, to)).resolve(file));
    } catch (IOException e) {
      throw new ServerFailure("Cannot unpack %s: %s".formatted(bootJar, e.getMessage()), e);
    }
  }

  private static void setAside(Path jar, Path to) throws IOException {
    if (isNested(jar)) {
      extract(jar, to);
    } else {
      Files.copy(jar, to.resolve(jar.getFileName()));
    }
  }

  private static boolean isNested(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest != null && manifest.getMainAttributes().getValue(BOOT) != null;
    }
  }

  /**
   * From the checksums in its table of contents: builds have no time of their own, so that they can
   * be repeated.
   */
  private static String contentOf(Path jar) throws IOException {
    CRC32 sum = new CRC32();
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .forEach(entry ->
              sum.update((entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
    }
    return "%08x".formatted(sum.getValue());
  }

  private static void extract(Path bootJar, Path to) throws IOException {
    List<String> words =
        List.of(
            Jvm.program(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djarmode=tools",
            "-jar",
            bootJar.toString(),
            "extract",
            "--force",
            "--destination",
            to.toString());
    Process extract = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(extract.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (extract.waitFor() != 0 || !Files.exists(to.resolve(bootJar.getFileName()))) {
        throw new IOException("it is no Spring Boot jar? " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A platform that is up may still run from the one before; none runs from those before that. */
  private static void removeOldBuilds(Path directory, String prefix) throws IOException {
    if (!Files.isDirectory(directory)) return;
    try (Stream<Path> builds = Files.list(directory)) {
      List<Path> old =
          builds
              .filter(build -> build.getFileName().toString().startsWith(prefix))
              .sorted(
                  Comparator.comparing((Path build) -> build.toFile().lastModified()).reversed())
              .skip(KEPT_BUILDS - 1)
              .toList();
      for (Path build : old) Cache.delete(build);
    }
  }
}
