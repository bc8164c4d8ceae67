package dev.sluice.platform.doctor;

import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.data.Addresses;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.postgres.NotRoot;
import dev.sluice.servers.process.FreePort;
import dev.sluice.servers.process.OnPath;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything a platform asks of a machine. */
public final class Doctor {
  private static final int JAVA = 25;
  private static final int API = 8080;
  private static final long DISK_MEGABYTES = 2_000;
  private static final long MEMORY_MEGABYTES = 3_000;
  private static final long MEGABYTE = 1L << 20;

  private final DataDirectory data;
  private final Cache cache;

  public Doctor(DataDirectory data, Cache cache) {
    this.data = data;
    this.cache = cache;
  }

  public List<Check> look() {
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    checks.add(user());
    checks.add(redis());
    checks.add(writable("data directory", data.root(), "--data"));
    checks.add(writable("cache", cache.root(), "SLUICE_CACHE"));
    checks.add(disk());
    checks.add(memory());
    checks.add(api());
    return checks;
  }

  private static Check java() {
    Runtime.Version version = Runtime.version();
    String here = version + " in " + System.getProperty("java.home");
    return version.feature() == JAVA
        ? Check.ok("JDK", here)
        : Check.wrong("JDK", here + ": install a JDK " + JAVA + ", for example Eclipse Temurin");
  }

  private static Check user() {
    return switch (NotRoot.here()) {
      case NOT_NEEDED -> Check.ok("user", System.getProperty("user.name"));
      case USER_NAMESPACE ->
          Check.ok("user", "root; PostgreSQL runs in a user namespace of its own (unshare)");
      case NOBODY ->
          Check.warning(
              "user",
              "root, and user namespaces are closed: PostgreSQL runs as nobody (setpriv) and needs a data directory that all may enter");
      case IMPOSSIBLE ->
          Check.wrong(
              "user",
              "root, as which PostgreSQL does not run: install util-linux, or run as another user");
    };
  }

  private static Check redis() {
    return OnPath.find("valkey-server", "redis-server")
        .map(program -> Check.ok("Redis", program + " of this machine"))
        .orElseGet(() -> Check.ok("Redis", "the packed one, 7.0.15"));
  }

  private static Check writable(String subject, Path directory, String option) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "doctor", ""));
      return Check.ok(subject, directory.toString());
    } catch (IOException e) {
      return Check.wrong(
          subject,
          "cannot write in %s (%s): change its owner or choose another with %s"
              .formatted(directory, e, option));
    }
  }

  private Check disk() {
    try {
      FileStore store = Files.getFileStore(existing(data.root()));
      long free = store.getUsableSpace() / MEGABYTE;
      String finding = "%d MB free in %s".formatted(free, data.root());
      return free >= DISK_MEGABYTES
          ? Check.ok("disk", finding)
          : Check.warning("disk", finding + ": make room, or choose another directory with --data");
    } catch (IOException e) {
      return Check.warning("disk", "cannot be asked: " + e.getMessage());
    }
  }

  private static Path existing(Path path) {
    Path parent = path.getParent();
    return Files.exists(path) || parent == null ? path : existing(parent);
  }

  private static Check memory() {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean machine)) {
      return Check.warning("memory", "cannot be asked");
    }
    long all = machine.getTotalMemorySize() / MEGABYTE;
    String finding = "%d MB, %d processors".formatted(all, machine.getAvailableProcessors());
    return all >= MEMORY_MEGABYTES
        ? Check.ok("memory", finding)
        : Check.warning("memory", finding + ": a platform takes up to " + MEMORY_MEGABYTES + " MB");
  }

  private Check api() {
    if (new ControlClient(data).look().isPresent())
      return Check.ok("port", "a platform is up on this data directory");
    int wanted = Addresses.of(data).kept("service-1").orElse(API);
    return FreePort.isFree(wanted)
        ? Check.ok("port", wanted + " is free")
        : Check.warning(
            "port",
            "%d is in use%s: stop that, or choose another with --port"
                .formatted(wanted, FreePort.holder(wanted)));
  }
}
