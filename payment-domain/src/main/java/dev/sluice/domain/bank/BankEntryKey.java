package dev.sluice.domain.bank;

/**
 * Names an entry for ever.
 *
 * @param account ours, its IBAN or what the bank calls it
 * @param reference the account servicer's
 */
public record BankEntryKey(String account, String reference) implements Comparable<BankEntryKey> {

  @Override
  public int compareTo(BankEntryKey other) {
    int first = account.compareTo(other.account);
    return first != 0 ? first : reference.compareTo(other.reference);
  }

  @Override
  public String toString() {
    return reference;
  }
}
