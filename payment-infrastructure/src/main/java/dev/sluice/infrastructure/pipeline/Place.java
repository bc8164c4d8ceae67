package dev.sluice.infrastructure.pipeline;

/**
 * Which of the instances of an application this one is: the same after a restart, never that of two
 * at a time.
 */
record Place(String application, int slot) {

  private static final String SLOT = "[0-9]{1,4}";

  /**
   * @param slot {@code sluice.slot}
   */
  static Place of(String application, String slot) {
    if (!slot.matches(SLOT))
      throw new IllegalArgumentException(
          "sluice.slot has to be a number from 0 to 9999, not '%s'".formatted(slot));
    return new Place(application, Integer.parseInt(slot));
  }

  String name() {
    return application + "-" + slot;
  }
}
