package dev.sluice.test.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the rules want to know of one Java file.
 *
 * @param inTests whether it lies under {@code src/test}
 * @param packageDoc the Javadoc of a {@code package-info.java}, empty for every other file
 * @param packageAnnotations simple names
 * @param calls method calls as they are written, {@code Thread.sleep}
 */
public record Source(
    Path file,
    boolean inTests,
    String packageName,
    String packageDoc,
    Set<String> packageAnnotations,
    int lines,
    List<Type> types,
    List<Method> methods,
    Set<String> calls) {

  /** A class, record, interface or enum; nested ones too. Annotations as they are written. */
  public record Type(String name, boolean nested, Set<String> annotations) {}

  /** A method or constructor from its first annotation to its last brace. */
  public record Method(String type, String name, int lines) {}

  public boolean isPackageInfo() {
    return file.endsWith("package-info.java");
  }
}
