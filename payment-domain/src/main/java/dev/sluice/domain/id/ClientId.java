package dev.sluice.domain.id;

/**
 * The API client that called; scopes idempotency and what it may read. 1 to 64 printable characters
 * without blanks.
 */
public record ClientId(String value) implements Comparable<ClientId> {

  public ClientId {
    GivenName.check("client id", value);
  }

  @Override
  public int compareTo(ClientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
