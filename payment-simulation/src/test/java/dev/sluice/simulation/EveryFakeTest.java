package dev.sluice.simulation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sluice.application.psp.Psp;
import dev.sluice.simulation.contract.ContractOf;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fake nobody holds against a contract is a rumour. */
class EveryFakeTest {

  /** By place: by package would look through everything on the class path. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrls(
              Stream.of(EveryFakeTest.class, ContractOf.class, Psp.class)
                  .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                  .toList());

  @Test
  void every_port_with_a_fake_has_a_contract() {
    var faked =
        shipped()
            .flatMap(type -> type.getAllRawInterfaces().stream())
            .filter(EveryFakeTest::isPort)
            .map(JavaClass::getName)
            .collect(toCollection(TreeSet::new));

    assertThat(faked).isNotEmpty();
    assertThat(spokenFor()).containsExactlyElementsOf(faked);
  }

  @Test
  void every_contract_is_passed_by_a_fake() {
    var passed =
        CLASSES.stream()
            .filter(type -> !isShipped(type) && type.getSimpleName().endsWith("Test"))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .flatMap(type -> type.getAllRawSuperclasses().stream())
            .filter(EveryFakeTest::isContract)
            .map(JavaClass::getName)
            .collect(toCollection(TreeSet::new));

    assertThat(passed)
        .containsExactlyElementsOf(
            shipped()
                .filter(EveryFakeTest::isContract)
                .map(JavaClass::getName)
                .collect(toCollection(TreeSet::new)));
  }

  private static Set<String> spokenFor() {
    return shipped()
        .filter(EveryFakeTest::isContract)
        .flatMap(type -> Stream.of(type.reflect().getAnnotation(ContractOf.class).value()))
        .map(Class::getName)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> shipped() {
    return CLASSES.stream().filter(EveryFakeTest::isShipped);
  }

  private static boolean isShipped(JavaClass type) {
    return type.getPackageName().startsWith("dev.sluice.simulation")
        && type.getSource().orElseThrow().getUri().toString().contains("/target/classes/");
  }

  /** A sealed interface and its kinds are the application's own: nobody outside offers them. */
  private static boolean isPort(JavaClass type) {
    return type.getPackageName().startsWith("dev.sluice.application.")
        && type.isTopLevelClass()
        && !type.reflect().isSealed();
  }

  private static boolean isContract(JavaClass type) {
    return type.isAnnotatedWith(ContractOf.class);
  }
}
