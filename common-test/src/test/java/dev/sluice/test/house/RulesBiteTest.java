package dev.sluice.test.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that sees nothing is green for ever: each must find what is wrong on purpose. */
class RulesBiteTest {
  private static final String WRONG = "dev.sluice.test.wrong";
  private static final String RIGHT = "dev.sluice.test.right";

  private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  @TempDir static Path directory;

  /** What a rule must see in a house: a line for each of {@code seen}, and no other line. */
  record Bite(Rule rule, House house, String... seen) {
    @Override
    public String toString() {
      return rule.sentence();
    }
  }

  static Stream<Bite> bites() {
    return Stream.concat(ofSources(), ofClasses());
  }

  private static Stream<Bite> ofSources() {
    return Stream.of(
        new Bite(
            SourceRules.PACKAGES_START_WITH_THE_MODULES_WORD,
            new House(WRONG, classes(RIGHT), sources(RIGHT, false), name -> false),
            ".java is not under " + WRONG),
        new Bite(
            SourceRules.NO_EMPTY_WORDS,
            shipped(WRONG + ".names"),
            "OrderDto",
            "OrderHelper",
            "util"),
        new Bite(
            SourceRules.ROOMS_SAY_WHAT_THEY_ARE,
            shipped(WRONG + ".rooms"),
            ".missing needs a package-info",
            ".silent needs a package-info",
            ".unmarked needs a package-info"),
        new Bite(SourceRules.FILES_ARE_SHORT, tall(), "Long.java has 301 lines"),
        new Bite(SourceRules.METHODS_ARE_SHORT, tall(), "Tall.m has 71 lines"),
        new Bite(
            SourceRules.INTEGRATION_TESTS_ARE_TAGGED,
            tests(WRONG + ".tests"),
            "TaggedTest",
            "UntaggedIntegrationTest"),
        new Bite(SourceRules.TESTS_DO_NOT_SLEEP, tests(WRONG + ".tests"), "Sleeps.java"));
  }

  private static Stream<Bite> ofClasses() {
    return Stream.of(
        new Bite(
            ClassRules.NO_MOCKITO,
            new House(RIGHT, classes(RIGHT), List.of(), name -> true),
            "org.mockito.Mockito"),
        new Bite(
            ClassRules.closedDoors(WRONG + ".ports"),
            shipped(WRONG + ".doors"),
            "OpenController",
            "OpenPart",
            "OpenThings",
            "PublicOrderRow"),
        new Bite(
            ClassRules.producersOnlyIn(WRONG + ".pipeline"),
            shipped(WRONG + ".news"),
            "SendsByItself"),
        new Bite(
            ClassRules.aggregatesAreMadeAtHome(Set.of(WRONG + ".made.thing.Thing")),
            shipped(WRONG + ".made"),
            "MakesThing.make()",
            "MakesThing.maker()"),
        new Bite(
            HiddenInputs.NONE,
            shipped(WRONG + ".hidden"),
            "Instant.now",
            "LocalDate.now",
            "currentTimeMillis",
            "nanoTime",
            "randomUUID",
            "Math.random",
            "java.util.Random.<init>",
            "ThreadLocalRandom",
            "lastAnswer",
            "COUNT",
            "WHO",
            "SEEN",
            "CACHE"),
        new Bite(
            ClassRules.NO_FRAMEWORK,
            shipped(WRONG + ".framed"),
            "KnowsSpring",
            "KnowsKafka",
            "KnowsTheDatabase"));
  }

  @ParameterizedTest
  @MethodSource("bites")
  void each_rule_sees_what_is_wrong_and_nothing_else(Bite bite) {
    var lines = bite.rule().brokenIn(bite.house());
    for (var seen : bite.seen()) {
      assertThat(lines).anyMatch(line -> line.contains(seen));
    }
    assertThat(lines).allMatch(line -> Stream.of(bite.seen()).anyMatch(line::contains));
  }

  @Test
  void no_rule_goes_unproven() {
    assertThat(bites().map(bite -> bite.rule().sentence()))
        .containsExactlyInAnyOrderElementsOf(everyRule().map(Rule::sentence).toList());
  }

  static Stream<Rule> everyRule() {
    return Stream.of(HouseRules.EVERYWHERE, HouseRules.PURE, HouseRules.CLOSED)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void no_rule_bites_what_is_right(Rule rule) {
    assertThat(rule.brokenIn(shipped(RIGHT))).isEmpty();
    assertThat(rule.brokenIn(tests(RIGHT))).isEmpty();
  }

  @Test
  void a_producer_is_at_home_in_the_pipeline() {
    var rule = ClassRules.producersOnlyIn(WRONG + ".news");
    assertThat(rule.brokenIn(shipped(WRONG + ".news"))).isEmpty();
  }

  private static House shipped(String root) {
    return new House(root, classes(root), sources(root, false), name -> false);
  }

  private static House tests(String root) {
    return new House(root, classes(root), sources(root, true), name -> false);
  }

  /** One file of 301 lines and one method of 71, beside a file and a method that just fit. */
  private static House tall() {
    write("Long.java", "class Long {" + "\n".repeat(SourceRules.LONGEST_FILE) + "}\n");
    write("Fits.java", "class Fits {" + "\n".repeat(SourceRules.LONGEST_FILE - 1) + "}\n");
    write(
        "Tall.java",
        "class Tall { void m() {%s} void n() {%s} }"
            .formatted(
                "\n".repeat(SourceRules.LONGEST_METHOD),
                "\n".repeat(SourceRules.LONGEST_METHOD - 1)));
    return new House("", classes(RIGHT), SourceReader.read(directory, false), name -> false);
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaClasses classes(String root) {
    // by folder: by package would look through everything on the class path, each time
    return IMPORTED.computeIfAbsent(
        root,
        _ -> new ClassFileImporter().importPath(Path.of("target/test-classes", root.split("\\."))));
  }

  private static List<Source> sources(String root, boolean tests) {
    return SourceReader.read(Path.of("src/test/java", root.split("\\.")), tests);
  }
}
