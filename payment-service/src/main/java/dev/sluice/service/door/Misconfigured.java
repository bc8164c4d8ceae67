package dev.sluice.service.door;

/** A configuration the application cannot work with: stops the boot with one line. */
public final class Misconfigured extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Misconfigured(String property, String why) {
    super(property + " " + why);
  }

  public Misconfigured(String property, String why, Throwable cause) {
    super(property + ": " + why, cause);
  }
}
