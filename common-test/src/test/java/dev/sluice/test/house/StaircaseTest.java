package dev.sluice.test.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaircaseTest {
  private static final String ROOT = "dev.sluice.test.wrong.stairs";
  private static final House WRONG =
      new House(
          ROOT,
          new ClassFileImporter().importPath(Path.of("target/test-classes", ROOT.split("\\."))),
          List.of(),
          name -> false);

  private final Staircase asPlanned =
      Staircase.of(WRONG).step("low").step("middle", "beside").step("high").step("ghost");

  @Test
  void a_room_may_not_look_up() {
    assertThat(asPlanned.broken()).anyMatch(line -> line.startsWith("room low looks up at high"));
  }

  @Test
  void a_room_may_not_look_sideways() {
    assertThat(asPlanned.broken())
        .anyMatch(line -> line.startsWith("room middle looks sideways at beside"));
  }

  @Test
  void a_room_may_look_down() {
    assertThat(asPlanned.broken()).noneMatch(line -> line.startsWith("room high looks"));
  }

  @Test
  void every_room_is_listed() {
    assertThat(asPlanned.broken()).anyMatch(line -> line.startsWith("room cellar is not on"));
  }

  @Test
  void every_listed_room_is_lived_in() {
    assertThat(asPlanned.broken()).anyMatch(line -> line.startsWith("room ghost has no classes"));
  }

  @Test
  void no_circle_inside_a_room() {
    assertThat(asPlanned.broken())
        .anyMatch(line -> line.contains("Cycle") && line.contains("high.left"));
  }

  @Test
  void a_broken_staircase_fails() {
    assertThatThrownBy(asPlanned::holds)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("looks up");
  }
}
