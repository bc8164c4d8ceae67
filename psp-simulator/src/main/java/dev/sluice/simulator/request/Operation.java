package dev.sluice.simulator.request;

import dev.sluice.simulator.wire.Unreadable;
import java.util.Locale;

/** What can be asked for. */
public enum Operation {
  AUTHORIZE("auth_"),
  CAPTURE("cap_"),
  VOID("void_"),
  REFUND("ref_");

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final String prefix;

  Operation(String prefix) {
    this.prefix = prefix;
  }

  public String wireName() {
    return wireName;
  }

  /** The PSP reference of the effect with this sequence. */
  public String reference(long sequence) {
    return prefix + sequence;
  }

  /** The sequence in a reference of this operation, 0 when it is no such reference. */
  public long sequence(String reference) {
    if (!reference.startsWith(prefix)) return 0;
    String digits = reference.substring(prefix.length());
    if (digits.isEmpty() || digits.length() > 18 || digits.startsWith("0")) return 0;
    return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : 0;
  }

  public static Operation of(String wireName) {
    for (Operation operation : values()) if (operation.wireName.equals(wireName)) return operation;
    throw new Unreadable("operation must be one of authorize, capture, void, refund");
  }
}
