package dev.sluice.platform.part;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built jars.
 *
 * @param root the checked-out repository
 */
public record Installation(Path root) {
  private static final String APPLICATION = "-app.jar";

  Path service() {
    return unpacked("payment-service");
  }

  Path consumers() {
    return unpacked("payment-consumers");
  }

  Path simulator() {
    return unpacked("psp-simulator");
  }

  Path identity() {
    return unpacked("identity-server");
  }

  private Path unpacked(String module) {
    return UnpackedApplication.of(jar(module), root.resolve("payment-platform/target/apps")).jar();
  }

  private Path jar(String module) {
    Path target = root.resolve(module).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(APPLICATION)).toList();
      return jars.stream()
          .max(Comparator.comparing(jar -> jar.toFile().lastModified()))
          .orElseThrow(() -> notBuilt(module, target));
    } catch (IOException e) {
      throw notBuilt(module, target);
    }
  }

  private static ServerFailure notBuilt(String module, Path target) {
    return new ServerFailure(
        "%s is not built: there is no *%s in %s".formatted(module, APPLICATION, target));
  }
}
