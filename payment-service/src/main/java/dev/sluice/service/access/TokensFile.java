package dev.sluice.service.access;

import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.SellerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line per token: {@code <token> <role> <client> <subject> [<sellerId>]}; {@code #} begins a
 * comment. Tokens are kept as digests only.
 */
final class TokensFile {

  private static final int LARGEST = 1 << 20;

  record Entry(byte[] digest, Caller caller) {}

  /**
   * @throws IllegalArgumentException naming the line, never the token
   */
  static List<Entry> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) throw new IllegalArgumentException("is larger than 1 MB");
    var entries = new ArrayList<Entry>();
    int number = 0;
    for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      var text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) continue;
      try {
        var entry = entry(text.split("\\s+"));
        if (entries.stream().anyMatch(e -> MessageDigest.isEqual(e.digest(), entry.digest())))
          throw new IllegalArgumentException("the token stands in an earlier line too");
        entries.add(entry);
      } catch (IllegalArgumentException bad) {
        throw new IllegalArgumentException("line " + number + ": " + bad.getMessage(), bad);
      }
    }
    if (entries.isEmpty()) throw new IllegalArgumentException("has no token");
    return List.copyOf(entries);
  }

  private static Entry entry(String[] words) {
    if (words.length < 4 || words.length > 5)
      throw new IllegalArgumentException("expected <token> <role> <client> <subject> [<sellerId>]");
    var role = Role.of(words[1]);
    if ((role == Role.SELLER) != (words.length == 5))
      throw new IllegalArgumentException(
          role == Role.SELLER
              ? "a token of role SELLER needs a seller id"
              : "only a token of role SELLER has a seller id");
    var seller =
        words.length == 5 ? Optional.of(new SellerId(words[4])) : Optional.<SellerId>empty();
    return new Entry(digest(words[0]), new Caller(new ClientId(words[2]), words[3], role, seller));
  }

  static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  private TokensFile() {}
}
