package dev.sluice.test.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule that sees nothing is green for ever: each must find the class that is wrong on purpose.
 */
class RulesBiteTest {
  private static final String WRONG = "dev.sluice.test.wrong";
  private static final String RIGHT = "dev.sluice.test.right";

  @TempDir Path directory;

  @Test
  void a_package_outside_the_module() {
    assertThat(SourceRules.PACKAGES_START_WITH_THE_MODULES_WORD.brokenIn(shipped(RIGHT)))
        .as("at home")
        .isEmpty();
    var moved = new House(WRONG, classes(RIGHT), sources(RIGHT, false), name -> false);
    assertThat(SourceRules.PACKAGES_START_WITH_THE_MODULES_WORD.brokenIn(moved))
        .anyMatch(line -> line.contains("SupportReport.java is not under " + WRONG));
  }

  @Test
  void an_empty_word() {
    assertThat(SourceRules.NO_EMPTY_WORDS.brokenIn(shipped(WRONG + ".names")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("OrderDto"),
            line -> assertThat(line).startsWith("OrderHelper"),
            line -> assertThat(line).startsWith("util"));
  }

  @Test
  void a_room_that_does_not_say_what_it_is() {
    var broken = SourceRules.ROOMS_SAY_WHAT_THEY_ARE;
    assertThat(broken.brokenIn(shipped(WRONG + ".silent"))).hasSize(1);
    assertThat(broken.brokenIn(shipped(WRONG + ".unmarked"))).hasSize(1);
    assertThat(broken.brokenIn(shipped(WRONG + ".missing"))).hasSize(1);
  }

  @Test
  void a_long_file() throws IOException {
    write("Long.java", "class Long {" + "\n".repeat(SourceRules.LONGEST_FILE) + "}\n");
    assertThat(SourceRules.FILES_ARE_SHORT.brokenIn(written())).hasSize(1);
    write("Long.java", "class Long {" + "\n".repeat(SourceRules.LONGEST_FILE - 1) + "}\n");
    assertThat(SourceRules.FILES_ARE_SHORT.brokenIn(written())).isEmpty();
  }

  @Test
  void a_long_method() throws IOException {
    write("Tall.java", "class Tall { void m() {" + "\n".repeat(SourceRules.LONGEST_METHOD) + "} }");
    assertThat(SourceRules.METHODS_ARE_SHORT.brokenIn(written()))
        .containsExactly("Tall.m has 71 lines");
  }

  @Test
  void an_integration_test_without_its_tag() {
    assertThat(SourceRules.INTEGRATION_TESTS_ARE_TAGGED.brokenIn(tests(WRONG + ".tests")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("TaggedTest"),
            line -> assertThat(line).startsWith("UntaggedIntegrationTest"));
  }

  @Test
  void a_test_that_sleeps() {
    assertThat(SourceRules.TESTS_DO_NOT_SLEEP.brokenIn(tests(WRONG + ".tests")))
        .singleElement()
        .matches(line -> line.contains("Sleeps.java"));
  }

  @Test
  void mockito() {
    var right = shipped(RIGHT);
    var tempted = new House(RIGHT, right.classes(), right.sources(), name -> true);
    assertThat(ClassRules.NO_MOCKITO.brokenIn(tempted)).hasSize(1);
  }

  @Test
  void an_open_door() {
    assertThat(ClassRules.closedDoors(WRONG + ".ports").brokenIn(shipped(WRONG + ".doors")))
        .satisfiesExactly(
            line -> assertThat(line).contains("OpenController"),
            line -> assertThat(line).contains("OpenPart"),
            line -> assertThat(line).contains("OpenThings"),
            line -> assertThat(line).contains("PublicOrderRow"));
  }

  @Test
  void a_producer_elsewhere() {
    assertThat(ClassRules.producersOnlyIn(WRONG + ".pipeline").brokenIn(shipped(WRONG + ".news")))
        .isNotEmpty()
        .allMatch(line -> line.contains("SendsByItself"));
    assertThat(ClassRules.producersOnlyIn(WRONG + ".news").brokenIn(shipped(WRONG + ".news")))
        .isEmpty();
  }

  @Test
  void an_aggregate_made_elsewhere() {
    var rule = ClassRules.aggregatesAreMadeAtHome(Set.of(WRONG + ".made.thing.Thing"));
    assertThat(rule.brokenIn(shipped(WRONG + ".made")))
        .hasSize(2)
        .allMatch(line -> line.contains("MakesThing"));
  }

  @Test
  void a_hidden_input() {
    var broken = String.join("\n", HiddenInputs.NONE.brokenIn(shipped(WRONG + ".pure")));
    assertThat(broken)
        .contains("Instant.now", "LocalDate.now", "currentTimeMillis", "nanoTime")
        .contains("randomUUID", "Math.random", "java.util.Random.<init>", "ThreadLocalRandom")
        .contains("lastAnswer", "COUNT", "WHO", "SEEN", "CACHE");
  }

  @Test
  void a_framework_in_the_domain() {
    var broken = String.join("\n", ClassRules.NO_FRAMEWORK.brokenIn(shipped(WRONG + ".pure")));
    assertThat(broken).contains("KnowsSpring", "KnowsKafka", "KnowsTheDatabase");
  }

  static Stream<Rule> everyRule() {
    return Stream.of(HouseRules.EVERYWHERE, HouseRules.PURE, HouseRules.CLOSED)
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void no_rule_bites_what_is_right(Rule rule) {
    assertThat(rule.brokenIn(shipped(RIGHT))).isEmpty();
  }

  private static House shipped(String root) {
    return new House(root, classes(root), sources(root, false), name -> false);
  }

  private static House tests(String root) {
    return new House(root, classes(root), sources(root, true), name -> false);
  }

  private House written() {
    return new House("", classes(RIGHT), SourceReader.read(directory, false), name -> false);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static JavaClasses classes(String root) {
    return new ClassFileImporter().importPackages(root);
  }

  private static List<Source> sources(String root, boolean tests) {
    return SourceReader.read(Path.of("src/test/java", root.split("\\.")), tests);
  }
}
