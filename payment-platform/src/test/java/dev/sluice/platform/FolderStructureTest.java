package dev.sluice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.test.golden.Golden;
import dev.sluice.test.golden.Repository;
import dev.sluice.test.house.FolderStructure;
import org.junit.jupiter.api.Test;

/** Lies in the last module, so that it sees the whole house when all of it is built. */
class FolderStructureTest {
  private final FolderStructure house = FolderStructure.of(Repository.root());

  @Test
  void the_map_shows_every_room() {
    Golden.holds("docs/folder-structure.md", house.rendered());
  }

  @Test
  void a_package_lies_in_one_module() {
    assertThat(house.splitPackages()).isEmpty();
  }
}
