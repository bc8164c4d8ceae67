package dev.sluice.test.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.util.diff.DiffUtils;

/**
 * Compares a text that was rendered from code with the file that is committed. With {@code
 * -Dgolden=rewrite} it writes the file instead, to be looked at and committed.
 */
public final class Golden {

  private static final int LINES_AROUND = 3;

  private final Path repository;
  private final boolean rewrite;

  Golden(Path repository, boolean rewrite) {
    this.repository = repository;
    this.rewrite = rewrite;
  }

  /**
   * Fails with the difference when the committed file says something else.
   *
   * @param file from the root of the repository, {@code docs/states.md}
   */
  public static void holds(String file, String rendered) {
    var caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    var golden = new Golden(Repository.root(), "rewrite".equals(System.getProperty("golden")));
    golden.compare(file, rendered, caller.getSimpleName());
  }

  void compare(String file, String rendered, String test) {
    var path = repository.resolve(file);
    try {
      var text = rendered.endsWith("\n") ? rendered : rendered + "\n";
      if (rewrite) {
        write(path, text);
        return;
      }
      var committed = Files.exists(path) ? Files.readString(path) : "";
      if (!committed.equals(text)) {
        throw new AssertionError(
            file
                + (committed.isEmpty() ? " is missing" : " does not say what the code says")
                + ":\n\n"
                + difference(file, committed, text)
                + "\n\nIf the code is right, write the file anew, look at it and commit it:\n"
                + command(test));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare " + path, e);
    }
  }

  private static void write(Path path, String text) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (!Files.exists(path) || !Files.readString(path).equals(text)) {
      Files.writeString(path, text);
    }
  }

  private static String difference(String file, String committed, String rendered) {
    var before = committed.lines().toList();
    var after = rendered.lines().toList();
    List<String> lines =
        DiffUtils.generateUnifiedDiff(
            file, "rendered", before, DiffUtils.diff(before, after), LINES_AROUND);
    return lines.isEmpty() ? "(only the end of a line differs)" : String.join("\n", lines);
  }

  private String command(String test) {
    var here = Path.of("").toAbsolutePath();
    var module = here.startsWith(repository) ? repository.relativize(here).toString() : "";
    return "  mvn -q test "
        + (module.isEmpty() ? "" : "-pl " + module + " -am ")
        + "-Dtest="
        + test
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=rewrite";
  }
}
