package dev.sluice.test.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * One module as the rules see it.
 *
 * @param root the package all of it lives under, {@code dev.sluice.domain}
 * @param classes what it ships: its tests are not among them
 * @param sources what it ships and its tests
 * @param onClassPath whether a class of that name can be loaded in its tests
 */
public record House(
    String root, JavaClasses classes, List<Source> sources, Predicate<String> onClassPath) {

  // What frameworks ship is only named: to follow it takes longer than all the rules.
  static {
    ArchConfiguration.get().setClassResolver(SelectedClassResolverFromClasspath.class);
    ArchConfiguration.get().setClassResolverArguments("java", "dev.sluice");
  }

  /** The module whose tests hold {@code test}; the test must lie in the module's root package. */
  public static House around(Class<?> test) {
    var module = moduleOf(test);
    var sources = new ArrayList<>(SourceReader.read(module.resolve("src/main/java"), false));
    sources.addAll(SourceReader.read(module.resolve("src/test/java"), true));
    return new House(
        test.getPackageName(),
        new ClassFileImporter().importPath(module.resolve("target/classes")),
        List.copyOf(sources),
        name -> test.getClassLoader().getResource(name.replace('.', '/') + ".class") != null);
  }

  /** The same module without the tests of one package: those that are wrong on purpose. */
  public House withoutTestsIn(String packageName) {
    var rest =
        sources.stream()
            .filter(source -> !(source.inTests() && isIn(source.packageName(), packageName)))
            .toList();
    return new House(root, classes, rest, onClassPath);
  }

  /** Whether the module ships a class of that full name. */
  public boolean has(String name) {
    return classes.contain(name);
  }

  /** One test for each rule, named by its sentence. */
  @SafeVarargs
  public final Stream<DynamicTest> obeys(List<Rule>... rules) {
    return Stream.of(rules)
        .flatMap(List::stream)
        .map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> obeys(rule)));
  }

  private void obeys(Rule rule) {
    Assertions.assertThat(rule.brokenIn(this)).as(rule.sentence()).isEmpty();
  }

  /** The classes without the carriers of package annotations. */
  Stream<JavaClass> types() {
    return classes.stream().filter(type -> !type.getSimpleName().equals("package-info"));
  }

  static boolean isIn(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  private static Path moduleOf(Class<?> test) {
    try {
      var testClasses = Path.of(test.getProtectionDomain().getCodeSource().getLocation().toURI());
      return testClasses.resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no module around " + test, e);
    }
  }
}
