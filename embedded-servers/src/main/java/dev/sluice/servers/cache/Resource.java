package dev.sluice.servers.cache;

import dev.sluice.servers.process.ServerFailure;
import java.io.InputStream;

/** Files on the class path. */
public final class Resource {
  /**
   * @throws ServerFailure when this build does not carry it, which is so on machines nobody packed
   *     a server for
   */
  public static InputStream open(String name) {
    InputStream in = Resource.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new ServerFailure(
          "No %s in this build: it has no server for %s on %s"
              .formatted(name, System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    return in;
  }

  private Resource() {}
}
