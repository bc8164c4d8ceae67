package dev.sluice.simulator.conduct;

/**
 * Chance as a function of seed, key, number of the request with that key, and kind of draw: never a
 * shared sequence, so that the same requests get the same answers in whatever order their threads
 * run.
 */
final class Draws {
  /** What is drawn for; the name, not the place in this list, enters the hash. */
  enum Kind {
    WEATHER,
    VERDICT,
    REASON,
    MEMORY,
    POST,
    LATENCY_ANGLE,
    LATENCY_RADIUS,
    RESULT;

    private final long salt = hash(name());
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Evenly from 0 (inclusive) to 1 (exclusive). */
  static double uniform(long seed, String key, int nth, Kind kind) {
    long bits = mix(mix(mix(seed + GOLDEN) ^ hash(key)) + nth * GOLDEN ^ kind.salt);
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** Normally distributed around 0 with deviation 1. */
  static double gaussian(long seed, String key, int nth) {
    double radius = 1 - uniform(seed, key, nth, Kind.LATENCY_RADIUS);
    double angle = uniform(seed, key, nth, Kind.LATENCY_ANGLE);
    return Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * angle);
  }

  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    return mix(hash);
  }

  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private Draws() {}
}
