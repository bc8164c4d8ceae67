package dev.sluice.service.access;

import java.util.Arrays;
import java.util.Optional;

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

  static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }
}
