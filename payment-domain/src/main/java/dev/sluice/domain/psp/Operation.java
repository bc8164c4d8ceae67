package dev.sluice.domain.psp;

/**
 * What a PSP is asked to do, as it stands in keys, events and attempts: {@code authorize,
 * capture-<n>, void}.
 */
public record Operation(String name) {

  public static final Operation AUTHORIZE = new Operation("authorize");
  public static final Operation VOID = new Operation("void");

  private static final String CAPTURE = "capture-";

  public Operation {
    if (!name.equals("authorize")
        && !name.equals("void")
        && !name.matches("capture-[1-9][0-9]{0,3}"))
      throw new IllegalArgumentException("not an operation at a PSP: " + name);
  }

  /**
   * @param n the how-manieth capture of its order, from 1
   */
  public static Operation capture(int n) {
    return new Operation(CAPTURE + n);
  }

  @Override
  public String toString() {
    return name;
  }
}
