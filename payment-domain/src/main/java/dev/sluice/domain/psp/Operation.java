package dev.sluice.domain.psp;

import java.util.regex.Pattern;

/**
 * What a PSP is asked to do, as it stands in keys, events and attempts: {@code authorize,
 * capture-<n>, void}.
 */
public record Operation(String name) {

  private static final Pattern CAPTURE = Pattern.compile("capture-[1-9][0-9]{0,3}");

  public static final Operation AUTHORIZE = new Operation("authorize");
  public static final Operation VOID = new Operation("void");

  /** Most orders are captured once. */
  private static final Operation FIRST_CAPTURE = new Operation("capture-1");

  public Operation {
    if (!name.equals("authorize") && !name.equals("void") && !CAPTURE.matcher(name).matches())
      throw new IllegalArgumentException("not an operation at a PSP: " + name);
  }

  /**
   * @param n the how-manieth capture of its order, from 1
   */
  public static Operation capture(int n) {
    return n == 1 ? FIRST_CAPTURE : new Operation("capture-" + n);
  }

  @Override
  public String toString() {
    return name;
  }
}
