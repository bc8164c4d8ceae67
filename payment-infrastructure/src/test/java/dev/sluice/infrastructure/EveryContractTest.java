package dev.sluice.infrastructure;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sluice.simulation.contract.ContractOf;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the fakes promise the adapters promise too: no contract without a test here. */
class EveryContractTest {

  private static final Predicate<JavaClass> IS_CONTRACT =
      type -> type.isAnnotatedWith(ContractOf.class);

  @Test
  void every_contract_is_passed_by_an_adapter() {
    var contracts = besides(ContractOf.class).filter(IS_CONTRACT);
    var passed =
        besides(EveryContractTest.class)
            .filter(type -> type.getSimpleName().endsWith("Test"))
            .flatMap(type -> type.getAllRawSuperclasses().stream())
            .filter(IS_CONTRACT);

    assertThat(names(passed)).isNotEmpty().containsExactlyElementsOf(names(contracts));
  }

  /** By place: by package would look through everything on the class path. */
  private static Stream<JavaClass> besides(Class<?> type) {
    return new ClassFileImporter()
        .importUrl(type.getProtectionDomain().getCodeSource().getLocation()).stream();
  }

  private static TreeSet<String> names(Stream<JavaClass> types) {
    return types.map(JavaClass::getName).collect(toCollection(TreeSet::new));
  }
}
