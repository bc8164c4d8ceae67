package dev.sluice.platform.token;

import java.util.Optional;

/** A line of the tokens file. */
record Token(String secret, String role, String client, String subject, Optional<String> seller) {
  private static final String COMMENT = "#";
  private static final int WITHOUT_SELLER = 4;
  private static final int WITH_SELLER = 5;

  /** Empty for comments and for lines that are no token. */
  static Optional<Token> parse(String line) {
    if (line.isBlank() || line.startsWith(COMMENT)) return Optional.empty();
    String[] words = line.strip().split("\\s+");
    return switch (words.length) {
      case WITHOUT_SELLER ->
          Optional.of(new Token(words[0], words[1], words[2], words[3], Optional.empty()));
      case WITH_SELLER ->
          Optional.of(new Token(words[0], words[1], words[2], words[3], Optional.of(words[4])));
      default -> Optional.empty();
    };
  }

  String line() {
    return String.join(" ", secret, role, client, subject) + seller.map(id -> " " + id).orElse("");
  }

  boolean is(Role wanted, String by, Optional<String> forSeller) {
    return role.equals(wanted.word()) && subject.equals(by) && seller.equals(forSeller);
  }

  @Override
  public String toString() {
    return "Token[" + role + " " + client + "/" + subject + "]";
  }
}
