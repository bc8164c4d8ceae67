package dev.sluice.domain.psp;

import dev.sluice.domain.id.RefundId;
import java.util.regex.Pattern;

/**
 * What a PSP is asked to do, as it stands in keys, events and attempts: {@code authorize,
 * capture-<n>, void, refund-<id>}; and what it does by itself: {@code expiry}.
 */
public record Operation(String name) {

  private static final Pattern CAPTURE = Pattern.compile("capture-([1-9][0-9]{0,3})");

  private static final String REFUND = "refund-";

  public static final Operation AUTHORIZE = new Operation("authorize");
  public static final Operation VOID = new Operation("void");

  /** The end of an authorization nobody captured or voided in time. */
  public static final Operation EXPIRY = new Operation("expiry");

  /** Most orders are captured once. */
  private static final Operation FIRST_CAPTURE = new Operation("capture-1");

  public Operation {
    if (name.startsWith(REFUND)) RefundId.of(name.substring(REFUND.length()));
    else if (!name.equals("authorize")
        && !name.equals("void")
        && !name.equals("expiry")
        && !CAPTURE.matcher(name).matches())
      throw new IllegalArgumentException("not an operation at a PSP: " + name);
  }

  /**
   * @param n the how-manieth capture of its order, from 1
   */
  public static Operation capture(int n) {
    return n == 1 ? FIRST_CAPTURE : new Operation("capture-" + n);
  }

  public static Operation refund(RefundId refund) {
    return new Operation(REFUND + refund);
  }

  public boolean isRefund() {
    return name.startsWith(REFUND);
  }

  /**
   * Which refund it is.
   *
   * @throws IllegalArgumentException when it is none
   */
  public RefundId refund() {
    if (!isRefund()) throw new IllegalArgumentException(name + " is no refund");
    return RefundId.of(name.substring(REFUND.length()));
  }

  /** The how-manieth capture; 0 for everything else. */
  public int number() {
    var capture = CAPTURE.matcher(name);
    return capture.matches() ? Integer.parseInt(capture.group(1)) : 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
