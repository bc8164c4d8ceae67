import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every Java source in google-java-format: `check` fails the build and names the files, `apply` rewrites them. */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]).toRealPath();
    List<Path> sources;
    try (var tree = Files.walk(root)) {
      sources =
          tree.filter(p -> p.toString().endsWith(".java"))
              .filter(p -> p.toString().contains("/src/"))
              .filter(p -> !p.toString().contains("/target/"))
              .toList();
    }
    var wrong = new ConcurrentLinkedQueue<String>();
    sources.parallelStream().forEach(source -> format(root, source, apply, wrong));
    if (!wrong.isEmpty()) {
      wrong.stream().sorted().forEach(System.err::println);
      System.err.println("Not formatted: run  mvn -q validate -pl house -Dformat=apply");
      System.exit(1);
    }
  }

  private static void format(Path root, Path source, boolean apply, ConcurrentLinkedQueue<String> wrong) {
    try {
      String before = Files.readString(source);
      String after = new Formatter().formatSource(ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(before), Style.GOOGLE));
      if (before.equals(after)) return;
      if (apply) Files.writeString(source, after);
      else wrong.add(root.relativize(source).toString());
    } catch (Exception e) {
      wrong.add(root.relativize(source) + ": " + e.getMessage());
    }
  }

  private Format() {}
}
