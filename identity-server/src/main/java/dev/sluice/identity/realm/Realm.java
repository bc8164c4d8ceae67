package dev.sluice.identity.realm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The realm in the words of a Keycloak export, of which this is what matters here.
 *
 * @param tokenLife how long an access token is good
 */
public record Realm(Duration tokenLife, Map<String, Client> clients) {

  private static final String FILE = "/ecommerce-platform-realm.json";
  private static final String SELLER_CLIENT = "seller-api-";
  private static final String SELLER = "SELLER";

  /**
   * @param isForPeople people log in there; else it has a secret and speaks for itself
   * @param roles those it can ask for, as scopes
   * @param seller whom it speaks for, if it is one seller's
   */
  public record Client(
      String id,
      boolean isForPeople,
      Set<String> redirects,
      Set<String> roles,
      Optional<String> seller) {}

  public Realm {
    clients = Map.copyOf(clients);
  }

  /** The one that comes with the program. */
  public static Realm ours() {
    try (var file = Realm.class.getResourceAsStream(FILE)) {
      if (file == null) throw new IllegalStateException("no " + FILE + " on the class path");
      return of(JsonMapper.shared().readTree(file.readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Realm of(JsonNode export) {
    var clients = new TreeMap<String, Client>();
    for (var one : export.path("clients")) {
      var client =
          new Client(
              one.path("clientId").asString(""),
              one.path("standardFlowEnabled").asBoolean(false),
              words(one.path("redirectUris")),
              words(one.path("optionalClientScopes")),
              Optional.empty());
      clients.put(client.id(), client);
    }
    return new Realm(Duration.ofSeconds(export.path("accessTokenLifespan").asInt(0)), clients);
  }

  private static Set<String> words(JsonNode list) {
    var words = new LinkedHashSet<String>();
    for (var word : list) words.add(word.asString(""));
    return words;
  }

  /** What can be asked for at all. */
  public Set<String> roles() {
    var roles = new TreeSet<>(Set.of(SELLER));
    clients.values().forEach(client -> roles.addAll(client.roles()));
    return roles;
  }

  /** Each seller has a client without being in the export. */
  public Optional<Client> client(String id) {
    if (!id.startsWith(SELLER_CLIENT) || id.length() == SELLER_CLIENT.length())
      return Optional.ofNullable(clients.get(id));
    var seller = Optional.of(id.substring(SELLER_CLIENT.length()));
    return Optional.of(new Client(id, false, Set.of(), Set.of(SELLER), seller));
  }
}
