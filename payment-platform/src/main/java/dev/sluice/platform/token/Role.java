package dev.sluice.platform.token;

/** What a token lets its bearer do, and who asks for it: a client for itself, or a person. */
public enum Role {
  WRITE("payment:write", "order-service", 0),
  READ("payment:read", "order-service", 0),
  FINANCE("FINANCE", "backoffice", 2),
  ADMIN("ADMIN", "backoffice", 2),
  /** Each seller has a client of its own, with a secret made when asked for. */
  SELLER("SELLER", "seller-api-", 0);

  private final String word;
  private final String client;
  private final int people;

  Role(String word, String client, int people) {
    this.word = word;
    this.client = client;
    this.people = people;
  }

  /** As the realm and the API write it. */
  public String word() {
    return word;
  }

  String client() {
    return client;
  }

  /** How many people have it: two where one must approve what the other did. */
  int people() {
    return people;
  }
}
