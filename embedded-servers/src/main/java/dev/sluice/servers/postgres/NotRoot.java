package dev.sluice.servers.postgres;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.process.OnPath;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. A user namespace shows it another user while its files stay
 * root's; where the kernel forbids that, the user is really changed to nobody, who must then be
 * able to reach program and data.
 */
public enum NotRoot {
  /** We are not root. */
  NOT_NEEDED,
  USER_NAMESPACE,
  NOBODY,
  IMPOSSIBLE;

  private static final int NOBODY_ID = 65_534;

  /** What this machine allows. */
  public static NotRoot here() {
    if (!"root".equals(System.getProperty("user.name"))) return NOT_NEEDED;
    if (OnPath.find("unshare").isPresent() && succeeds("unshare", "-U", "true"))
      return USER_NAMESPACE;
    if (OnPath.find("setpriv").isPresent()) return NOBODY;
    return IMPOSSIBLE;
  }

  /** The words to put before the program. */
  List<String> prefix() {
    return switch (this) {
      case NOT_NEEDED -> List.of();
      case USER_NAMESPACE -> List.of("unshare", "-U");
      case NOBODY ->
          List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
      case IMPOSSIBLE ->
          throw new ServerFailure(
              "PostgreSQL does not run as root, and neither unshare nor setpriv is here: install util-linux or run as another user");
    };
  }

  /** Root's home is closed to others, so nobody needs the program elsewhere. */
  Cache cache() {
    Cache ours = Cache.ofUser();
    return this == NOBODY && ours.root().startsWith("/root")
        ? new Cache(Path.of("/var/tmp/sluice"))
        : ours;
  }

  void handOver(Path data) throws IOException {
    if (this != NOBODY) return;
    Files.createDirectories(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.setAttribute(data, "unix:uid", NOBODY_ID);
    Files.setAttribute(data, "unix:gid", NOBODY_ID);
    if (!succeeds(
        "setpriv",
        "--reuid=" + NOBODY_ID,
        "--regid=" + NOBODY_ID,
        "--clear-groups",
        "/bin/sh",
        "-c",
        "test -x \"$1\"",
        "test",
        data.toString())) {
      throw new ServerFailure(
          "PostgreSQL runs as nobody, who cannot reach %s: give a data directory below one that all may enter, such as /var/tmp"
              .formatted(data));
    }
  }

  private static boolean succeeds(String... words) {
    try {
      return new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
