package dev.sluice.servers.kafka;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.cache.Resource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The broker's class path: Kafka's jars, which this library carries as files, and one of ours with
 * {@link BrokerMain}.
 */
record BrokerJars(Path directory) {
  private static final String INDEX = "kafka-libs/index";
  private static final String MAIN = BrokerMain.class.getName().replace('.', '/') + ".class";
  private static final String OUR_JAR = "broker-main.jar";

  static BrokerJars unpacked() {
    byte[] index = read(INDEX);
    byte[] main = read(MAIN);
    List<String> jars = List.of(new String(index, StandardCharsets.UTF_8).strip().split(":"));
    CRC32 content = new CRC32();
    content.update(index);
    content.update(main);
    String name = "kafka-%08x".formatted(content.getValue());
    return new BrokerJars(Cache.ofUser().directory(name, directory -> fill(directory, jars, main)));
  }

  /** Jars only, in a fixed order: what an ahead-of-time cache asks for. */
  String classPath() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Path directory, List<String> jars, byte[] main) throws IOException {
    for (String jar : jars) {
      try (InputStream in = Resource.open(jar)) {
        Files.copy(in, directory.resolve(Path.of(jar).getFileName()));
      }
    }
    try (var zip = new ZipOutputStream(Files.newOutputStream(directory.resolve(OUR_JAR)))) {
      zip.putNextEntry(new ZipEntry(MAIN));
      zip.write(main);
      zip.closeEntry();
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = Resource.open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
