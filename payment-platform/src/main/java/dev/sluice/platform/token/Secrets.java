package dev.sluice.platform.token;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clients and people of this installation prove who they are with: generated, readable by its
 * owner alone, the same for as long as the file lives. The identity server reads it whenever
 * somebody asks for a token.
 */
public final class Secrets {
  private static final String CLIENTS = "clients";
  private static final String PEOPLE = "people";
  private static final List<String> USUAL_CLIENTS = List.of("order-service", "finance-service");
  private static final List<String> USUAL_PEOPLE = List.of("a", "b");
  private static final int BYTES = 24;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  private Secrets(Path file) {
    this.file = file;
  }

  /** The secrets in this file, which is made if it is not there. */
  public static Secrets in(Path file) {
    Secrets secrets = new Secrets(file);
    USUAL_CLIENTS.forEach(secrets::ofClient);
    USUAL_PEOPLE.forEach(secrets::ofPerson);
    return secrets;
  }

  /** Made if there is none. */
  String ofClient(String id) {
    return of(CLIENTS, id);
  }

  /** Made if there is none. */
  String ofPerson(String name) {
    return of(PEOPLE, name);
  }

  private String of(String kind, String name) {
    String known = read().path(kind).path(name).asString("");
    return known.isEmpty() ? made(kind, name) : known;
  }

  /** Two commands may want to add at once: one after the other. */
  private String made(String kind, String name) {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        ObjectNode all = read();
        String meanwhile = all.path(kind).path(name).asString("");
        if (!meanwhile.isEmpty()) return meanwhile;
        String secret = secret();
        all.withObject("/" + kind).put(name, secret);
        write(all);
        return secret;
      }
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private ObjectNode read() {
    try {
      if (!Files.exists(file)) return JsonMapper.shared().createObjectNode();
      return (ObjectNode) JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException | JacksonException | ClassCastException e) {
      throw cannot(e);
    }
  }

  private void write(ObjectNode all) throws IOException {
    Path whole = Files.createTempFile(file.getParent(), "secrets", ".new", OWNER_ONLY);
    Files.writeString(whole, all.toPrettyString() + "\n");
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return "slc_" + HexFormat.of().formatHex(bytes);
  }

  /** Without the words of the parser, which quote the file. */
  private ServerFailure cannot(Exception e) {
    return new ServerFailure(
        "Cannot keep the secrets in %s: %s".formatted(file, e.getClass().getSimpleName()), e);
  }
}
