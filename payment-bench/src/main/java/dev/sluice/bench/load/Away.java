package dev.sluice.bench.load;

/** The management port gave no usable answer; it may be restarting. */
final class Away extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  Away(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
