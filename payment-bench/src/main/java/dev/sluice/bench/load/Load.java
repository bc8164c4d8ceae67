package dev.sluice.bench.load;

/** One run of {@code pay} or {@code demo} against a platform that is up. */
public final class Load {
  private Load() {}

  /**
   * Sends every order until it is answered, waits until all is booked, audits.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the file as a whole cannot be
   *     used; nothing was sent
   */
  public static LoadResult run(LoadRequest request) throws InterruptedException {
    throw new UnsupportedOperationException(request.toString());
  }
}
