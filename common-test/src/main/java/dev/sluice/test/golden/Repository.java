package dev.sluice.test.golden;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository lies: tests run in the directory of their module. */
public final class Repository {

  /** The directory that holds the build rules, from here upwards. */
  public static Path root() {
    var here = Path.of("").toAbsolutePath();
    for (var place = here; place != null; place = place.getParent()) {
      if (Files.exists(place.resolve("house/Format.java"))) {
        return place;
      }
    }
    throw new IllegalStateException("no house/Format.java in or above " + here);
  }

  private Repository() {}
}
