package dev.sluice.domain.psp;

/** The PSP's own name for what it did. */
public record PspReference(String value) {

  /** Of what people found the PSP has done, and it never named. */
  public static final PspReference UNKNOWN = new PspReference("unknown");

  public PspReference {
    if (value.isBlank() || value.length() > 128)
      throw new IllegalArgumentException("a PSP reference has 1 to 128 characters");
  }

  @Override
  public String toString() {
    return value;
  }
}
