import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every Java source in google-java-format: {@code check} fails the build and names the files,
 * {@code apply} rewrites them. Tables between {@code // @formatter:off} and {@code on} stay as they
 * are. Files that were well formed the last time are remembered by their hash and not read again by
 * the formatter.
 *
 * <p>Arguments: check or apply, the root, a directory under it to look in, the formatter's version.
 */
final class Format {
  private static final Pattern TABLE =
      Pattern.compile("// @formatter:off\\R.*?// @formatter:on", Pattern.DOTALL);

  private final boolean apply;
  private final Path root;
  private final Set<String> known = new HashSet<>();
  private final Set<String> good = ConcurrentHashMap.newKeySet();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  private Format(boolean apply, Path root) {
    this.apply = apply;
    this.root = root;
  }

  public static void main(String[] args) throws IOException {
    if (!args[0].equals("check") && !args[0].equals("apply")) {
      System.err.println("-Dformat is 'check' or 'apply', not '" + args[0] + "'");
      System.exit(2);
    }
    var root = Path.of(args[1]).toRealPath();
    var format = new Format(args[0].equals("apply"), root);
    var memory = root.resolve("house/target/formatted-" + args[3]);
    format.run(root.resolve(args[2]), memory);
    if (!format.wrong.isEmpty()) {
      new TreeSet<>(format.wrong).forEach(System.err::println);
      System.err.println("Not formatted. Run:  mvn -q validate -pl house -Dformat=apply");
      System.exit(1);
    }
  }

  private void run(Path place, Path memory) throws IOException {
    if (Files.exists(memory)) {
      known.addAll(Files.readAllLines(memory));
    }
    sources(place).parallelStream().forEach(this::format);
    if (!known.containsAll(good)) {
      // What another place knows is kept; a full check forgets what is gone.
      var remembered = new TreeSet<>(good);
      if (!place.equals(root)) {
        remembered.addAll(known);
      }
      Files.createDirectories(memory.getParent());
      Files.write(memory, remembered);
    }
  }

  private static List<Path> sources(Path place) throws IOException {
    try (var tree = Files.walk(place)) {
      return tree.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private void format(Path source) {
    try {
      var before = Files.readString(source);
      if (known.contains(hash(before))) {
        good.add(hash(before));
        return;
      }
      var after = keepTables(before, formatted(before));
      if (before.equals(after) || apply) {
        good.add(hash(after));
      } else {
        wrong.add(root.relativize(source).toString());
      }
      if (apply && !before.equals(after) && Files.readString(source).equals(before)) {
        Files.writeString(source, after);
      }
    } catch (Exception e) {
      wrong.add(root.relativize(source) + ": " + e.getMessage());
    }
  }

  private static String formatted(String text) throws Exception {
    var imports = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), Style.GOOGLE);
    return new Formatter().formatSource(imports);
  }

  /** The formatter moves no comment past another, so the n-th table is the n-th table. */
  private static String keepTables(String before, String after) {
    var tables = new ArrayList<String>();
    TABLE.matcher(before).results().forEach(table -> tables.add(table.group()));
    var next = tables.iterator();
    return TABLE.matcher(after).replaceAll(table -> Matcher.quoteReplacement(next.next()));
  }

  private static String hash(String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 12);
  }
}
