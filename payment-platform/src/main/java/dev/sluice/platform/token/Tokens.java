package dev.sluice.platform.token;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Access tokens of the identity server of a platform that is up. */
public final class Tokens {
  private static final List<String> PEOPLE = List.of("a", "b");
  private static final String FIRST = "a";

  /** With the name of its client before it, it is a client id, which has 64 characters at most. */
  private static final Pattern SELLER = Pattern.compile("[!-~]{1,53}");

  private final URI issuer;
  private final Secrets secrets;

  private Tokens(URI issuer, Secrets secrets) {
    this.issuer = issuer;
    this.secrets = secrets;
  }

  /**
   * @param secrets the file with them
   */
  public static Tokens of(URI issuer, Path secrets) {
    return new Tokens(issuer, Secrets.in(secrets));
  }

  /**
   * @param subject {@code a}, or {@code b} for the second person of a role that has two
   * @return a good token whenever it is asked; nobody is asked for one before
   * @throws IllegalArgumentException if the role has no such person
   */
  public Supplier<String> of(Role role, String subject) {
    check(role, subject);
    if (role.people() == 0) return client(role.client(), role);
    return new Bearer(
        () -> Login.at(issuer, role.client(), role.word(), subject, secrets.ofPerson(subject)));
  }

  /** Of this seller, which gets a secret if it has none. */
  public Supplier<String> ofSeller(String seller) {
    check(seller);
    return client(Role.SELLER.client() + seller, Role.SELLER);
  }

  private Supplier<String> client(String id, Role role) {
    return new Bearer(() -> Grant.toClient(issuer, id, secrets.ofClient(id), role.word()));
  }

  /**
   * @throws IllegalArgumentException if nobody can have such a token
   */
  public static void check(Role role, String subject) {
    if (role == Role.SELLER)
      throw new IllegalArgumentException(
          "A token of role SELLER is for one seller: name it with --seller");
    List<String> known = role.people() == 0 ? List.of(FIRST) : PEOPLE.subList(0, role.people());
    if (!known.contains(subject))
      throw new IllegalArgumentException(
          "Role %s has no '%s', only %s".formatted(role.word(), subject, String.join(", ", known)));
  }

  /**
   * @throws IllegalArgumentException if no seller can have this id
   */
  public static void check(String seller) {
    if (!SELLER.matcher(seller).matches())
      throw new IllegalArgumentException(
          "A seller id has 1 to 53 printable characters here and no spaces: '" + seller + "'");
  }
}
