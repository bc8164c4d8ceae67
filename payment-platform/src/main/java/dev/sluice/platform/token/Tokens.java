package dev.sluice.platform.token;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tokens file: readable by its owner alone, its tokens the same for as long as the file lives.
 * The service reads it again when it changes.
 */
public final class Tokens {
  private static final String HEAD =
      """
      # Generated for this installation alone: <token> <role> <client> <subject> [<seller id>]
      # Whoever has a line of this file is what the line says.
      """;

  private static final String CLIENT = "local";
  private static final String SUBJECTS = "abcdefghijklmnopqrstuvwxyz";
  private static final int SECRET_BYTES = 24;
  private static final Pattern SELLER = Pattern.compile("[!-~]{1,64}");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?> CREATED_OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  private Tokens(Path file) {
    this.file = file;
  }

  /** The tokens in this file, which is made if it is not there. */
  public static Tokens in(Path file) {
    Tokens tokens = new Tokens(file);
    tokens.change(tokens::withUsual);
    return tokens;
  }

  /**
   * @param subject {@code a}, or {@code b} for the second person of a role that has two
   * @throws IllegalArgumentException if the role has no such person
   */
  public String of(Role role, String subject) {
    return find(role, subject, Optional.empty())
        .orElseThrow(() ->
            new IllegalArgumentException(
                role == Role.SELLER
                    ? "A token of role SELLER is for one seller: name it with --seller"
                    : "Role %s has no '%s', only %s"
                        .formatted(role.word(), subject, subjects(role))));
  }

  /** The token of this seller, made if there is none. */
  public String ofSeller(String seller) {
    if (!SELLER.matcher(seller).matches()) {
      throw new IllegalArgumentException(
          "A seller id has 1 to 64 printable characters and no spaces: '" + seller + "'");
    }
    Optional<String> id = Optional.of(seller);
    change(known ->
        known.stream().anyMatch(t -> t.is(Role.SELLER, seller, id))
            ? known
            : plus(known, new Token(secret(), Role.SELLER.word(), CLIENT, seller, id)));
    return find(Role.SELLER, seller, id).orElseThrow();
  }

  private Optional<String> find(Role role, String subject, Optional<String> seller) {
    try {
      return read().stream()
          .filter(t -> t.is(role, subject, seller))
          .map(Token::secret)
          .findFirst();
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private static String subjects(Role role) {
    return SUBJECTS
        .substring(0, role.subjects())
        .chars()
        .mapToObj(Character::toString)
        .collect(Collectors.joining(", "));
  }

  private List<Token> withUsual(List<Token> known) {
    List<Token> all = known;
    for (Role role : Role.values()) {
      for (int i = 0; i < role.subjects(); i++) {
        String subject = SUBJECTS.substring(i, i + 1);
        if (all.stream().noneMatch(t -> t.is(role, subject, Optional.empty()))) {
          all = plus(all, new Token(secret(), role.word(), CLIENT, subject, Optional.empty()));
        }
      }
    }
    return all;
  }

  private static List<Token> plus(List<Token> known, Token one) {
    List<Token> all = new ArrayList<>(known);
    all.add(one);
    return all;
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return "slc_" + HexFormat.of().formatHex(bytes);
  }

  private interface Change {
    /** All that are known, and then those to add. */
    List<Token> apply(List<Token> known);
  }

  /** Two commands may want to add at once: one after the other. */
  private void change(Change change) {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        List<Token> known = read();
        List<Token> wanted = change.apply(known);
        if (!wanted.equals(known)) append(wanted.subList(known.size(), wanted.size()));
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private List<Token> read() throws IOException {
    if (!Files.exists(file)) return List.of();
    return Files.readAllLines(file).stream().flatMap(line -> Token.parse(line).stream()).toList();
  }

  private void append(List<Token> more) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : HEAD;
    String gap = before.endsWith("\n") ? "" : "\n";
    String lines = more.stream().map(t -> t.line() + "\n").collect(Collectors.joining());
    Path whole = Files.createTempFile(file.getParent(), "tokens", ".new", CREATED_OWNER_ONLY);
    Files.writeString(whole, before + gap + lines);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private ServerFailure cannot(IOException e) {
    return new ServerFailure("Cannot keep the tokens in %s: %s".formatted(file, e), e);
  }
}
