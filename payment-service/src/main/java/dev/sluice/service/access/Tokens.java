package dev.sluice.service.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that are valid now. A changed file counts at the next request; one that cannot be read
 * any more leaves the last good tokens in force.
 */
final class Tokens {

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final String PROPERTY = "sluice.tokens-file";

  private record Version(FileTime modified, long size, @Nullable Object file) {}

  private record Known(Version version, List<TokensFile.Entry> entries) {}

  private final Path file;
  private volatile Known known;

  /**
   * @throws IllegalArgumentException when the file cannot be used
   */
  Tokens(String path) {
    if (path.isBlank())
      throw new IllegalArgumentException(
          PROPERTY + " is not set: it names the file with the access tokens");
    this.file = Path.of(path);
    try {
      this.known = new Known(version(), TokensFile.read(file));
    } catch (IOException missing) {
      throw new IllegalArgumentException(
          PROPERTY + ": cannot read " + file.toAbsolutePath(), missing);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "%s: %s %s".formatted(PROPERTY, file.toAbsolutePath(), bad.getMessage()), bad);
    }
  }

  /** Takes the same time whichever token it is. */
  Optional<Caller> find(String token) {
    var digest = TokensFile.digest(token);
    var found = Optional.<Caller>empty();
    for (var entry : current().entries())
      if (MessageDigest.isEqual(entry.digest(), digest)) found = Optional.of(entry.caller());
    return found;
  }

  private Known current() {
    var before = known;
    Version now;
    try {
      now = version();
    } catch (IOException away) {
      return before;
    }
    return now.equals(before.version()) ? before : changed(now);
  }

  private synchronized Known changed(Version now) {
    if (now.equals(known.version())) return known;
    try {
      known = new Known(now, TokensFile.read(file));
      LOG.info("{} has changed: {} tokens are valid now", file, known.entries().size());
    } catch (IOException | IllegalArgumentException bad) {
      LOG.warn("{} cannot be used, the tokens before it stay valid: {}", file, bad.getMessage());
      known = new Known(now, known.entries());
    }
    return known;
  }

  private Version version() throws IOException {
    var attributes = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class);
    return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
  }
}
