package dev.sluice.platform.token;

/** Who a token lets its bearer be. */
public enum Role {
  WRITE("payment:write", 1),
  READ("payment:read", 1),
  FINANCE("FINANCE", 2),
  ADMIN("ADMIN", 2),
  /** Each seller has its own token, made when asked for. */
  SELLER("SELLER", 0);

  private final String word;
  private final int subjects;

  Role(String word, int subjects) {
    this.word = word;
    this.subjects = subjects;
  }

  /** As the tokens file and the API write it. */
  public String word() {
    return word;
  }

  /** How many people have it from the start: two where one must approve what the other did. */
  int subjects() {
    return subjects;
  }
}
