package dev.sluice.service.access;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a token may do. */
public enum Role {
  /** Makes payments, and reads those of its client. */
  PAYMENT_WRITE("payment:write"),
  /** Reads the payments of its client. */
  PAYMENT_READ("payment:read"),
  /** Reads every payment and the books. */
  FINANCE("FINANCE"),
  /** Like finance, and decides what only people can. */
  ADMIN("ADMIN"),
  /** Reads its own orders and balances. */
  SELLER("SELLER");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /**
   * @throws IllegalArgumentException when there is no such role
   */
  static Role of(String word) {
    for (var role : values()) if (role.word.equals(word)) return role;
    throw new IllegalArgumentException(
        "the role has to be one of "
            + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", ")));
  }

  public String word() {
    return word;
  }
}
