package dev.sluice.platform.part;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** The one question asked of parts that speak HTTP. */
final class Http {
  private static final int MILLIS = 2_000;
  private static final int OK = 200;

  /**
   * Whether it answers 200. The old client: it costs a fraction of the new one to load, and this is
   * all it does.
   */
  static boolean answersOk(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      try {
        return connection.getResponseCode() == OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private Http() {}
}
