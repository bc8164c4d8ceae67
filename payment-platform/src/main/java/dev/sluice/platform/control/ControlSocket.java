package dev.sluice.platform.control;

import dev.sluice.platform.data.DataDirectory;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The Unix socket of a data directory. A file in the directory names it: the directory's own path
 * may be too long.
 */
record ControlSocket(Path path) {
  private static final int LONGEST_PATH = 100;
  private static final String NAME = "sluice.sock";

  static ControlSocket make(DataDirectory data) throws IOException {
    Path near = data.root().resolve(NAME);
    boolean fits = near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
    Path path = fits ? near : Files.createTempDirectory("sluice-").resolve(NAME);
    Files.deleteIfExists(path);
    return new ControlSocket(path);
  }

  static ControlSocket named(DataDirectory data) throws IOException {
    return new ControlSocket(Path.of(Files.readString(data.control()).strip()));
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(path);
  }

  ServerSocketChannel listen(DataDirectory data) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(address());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    DataDirectory.replace(data.control(), path + "\n");
    return channel;
  }

  void remove(DataDirectory data) throws IOException {
    Files.deleteIfExists(data.control());
    Files.deleteIfExists(path);
    if (!path.startsWith(data.root())) Files.deleteIfExists(path.getParent());
  }
}
