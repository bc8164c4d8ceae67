package dev.sluice.bench.load;

import java.net.URI;

/** Addresses below a base that may or may not end with a slash. */
final class Addresses {
  private Addresses() {}

  static URI below(URI base, String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }
}
