package dev.sluice.simulation.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Every committed row change and every message of a life, line by line. The same seed writes the
 * same bytes.
 */
public final class Trace {

  /** Nobody reads along. */
  public static final Consumer<String> UNREAD = _ -> {};

  private final MessageDigest digest;
  private final Consumer<String> reader;

  /**
   * @param reader gets each line as it is written
   */
  public Trace(Consumer<String> reader) {
    this.reader = reader;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** One transaction has committed these changes; their order within it means nothing. */
  public void committed(Collection<String> changes) {
    changes.stream().sorted().forEach(this::write);
  }

  /** A broker has taken this. */
  public void message(String message) {
    write(message);
  }

  private void write(String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    reader.accept(line);
  }

  /** Of everything so far; nothing may be written afterwards. */
  public String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
