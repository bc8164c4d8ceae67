package dev.sluice.servers.postgres;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.cache.Machine;
import dev.sluice.servers.cache.Resource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The unpacked PostgreSQL distribution. */
record PostgresProgram(Path root) {
  private static final String VERSION = "18.6";
  private static final int OWNER_MAY_EXECUTE = 0100;
  private static final int BUFFER = 1 << 16;

  static PostgresProgram unpacked(Cache cache) {
    Machine machine = Machine.here();
    String name =
        "postgres-%s-%s"
            .formatted(machine.mac() ? "darwin" : "linux", machine.arm() ? "arm_64" : "x86_64");
    return new PostgresProgram(
        cache.directory(name + "-" + VERSION, directory -> unpack(name + ".txz", directory)));
  }

  String bin(String program) {
    return root.resolve("bin").resolve(program).toString();
  }

  private static void unpack(String resource, Path directory) throws IOException {
    try (InputStream in = Resource.open(resource);
        var tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, BUFFER)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory))
          throw new IOException("Entry outside of its directory: " + entry.getName());
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean program = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
