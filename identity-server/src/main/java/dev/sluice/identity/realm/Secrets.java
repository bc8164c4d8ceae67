package dev.sluice.identity.realm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets of clients and the passwords of people: {@code
 * {"clients":{"<id>":"<secret>"},"people":{"<name>":"<password>"}}}. Whoever made the file may add
 * to it at any time: it is read whenever somebody is asked for.
 */
public record Secrets(Path file) {

  /**
   * @throws IllegalArgumentException when the file cannot be used
   */
  public Secrets {
    read(file);
  }

  public Optional<String> ofClient(String id) {
    return find("clients", id);
  }

  public Optional<String> ofPerson(String name) {
    return find("people", name);
  }

  private Optional<String> find(String kind, String name) {
    return Optional.ofNullable(read(file).path(kind).get(name))
        .map(secret -> secret.asString(""))
        .filter(secret -> !secret.isEmpty());
  }

  private static JsonNode read(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (IOException | JacksonException broken) {
      // its words may quote the file
      throw new IllegalArgumentException(
          "sluice.identity.secrets-file: cannot read %s (%s)"
              .formatted(file.toAbsolutePath(), broken.getClass().getSimpleName()));
    }
  }
}
