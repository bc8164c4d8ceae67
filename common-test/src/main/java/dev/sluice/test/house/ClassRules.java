package dev.sluice.test.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules that are read off the compiled classes. */
final class ClassRules {

  private static final List<String> CLOSED_NAMES =
      List.of("Row", "Sql", "Controller", "Configuration");

  private static final Set<String> CLOSED_ANNOTATIONS =
      Set.of(
          "org.apache.ibatis.annotations.Mapper",
          "org.springframework.context.annotation.Configuration",
          "org.springframework.stereotype.Controller",
          "org.springframework.stereotype.Repository",
          "org.springframework.web.bind.annotation.RestController",
          "org.springframework.web.bind.annotation.RestControllerAdvice");

  private static final List<String> FRAMEWORKS =
      List.of(
          "org.springframework",
          "com.fasterxml.jackson",
          "tools.jackson",
          "org.apache.kafka",
          "org.apache.ibatis",
          "org.mybatis",
          "jakarta",
          "io.lettuce",
          "org.postgresql");

  /** Whoever uses these talks to the world, and that is infrastructure's work. */
  private static final List<String> TALK = List.of("java.sql", "javax.sql", "java.net.http");

  static final Rule NO_FRAMEWORK =
      new Rule(
          "no framework and no input or output: Spring, Jackson, Kafka, MyBatis, java.sql, HTTP",
          house ->
              looks(house)
                  .filter(look ->
                      Stream.concat(FRAMEWORKS.stream(), TALK.stream())
                          .anyMatch(root -> House.isIn(target(look), root)))
                  .map(Dependency::getDescription)
                  .toList());

  static final Rule NO_MOCKITO =
      new Rule(
          "no Mockito on the class path: a fake that passes the port's contract says more",
          house ->
              house.onClassPath().test("org.mockito.Mockito")
                  ? List.of("org.mockito.Mockito is on the test class path: exclude it")
                  : List.of());

  /**
   * Doors, rows and whatever implements a port are found by type, never by name from outside. The
   * room {@code config} holds the module's entrance: its configuration may be public.
   *
   * @param ports the package the ports live under
   */
  static Rule closedDoors(String ports) {
    return new Rule(
        "adapters, rows, Sql interfaces, controllers and configurations are not public",
        house ->
            house
                .types()
                .filter(type -> type.isTopLevelClass() && isPublic(type))
                .filter(type -> isClosedByNature(type) || implementsPort(type, ports))
                .filter(type -> !isEntrance(type, house))
                .map(type -> type.getName() + " is public: make it package-private")
                .toList());
  }

  /** News leaves through one room, so that offsets and news are committed together. */
  static Rule producersOnlyIn(String... rooms) {
    return new Rule(
        "Kafka's producer types are used by the pipeline alone",
        house ->
            looks(house)
                .filter(look -> isProducer(look.getTargetClass()))
                .filter(look ->
                    Arrays.stream(rooms)
                        .noneMatch(
                            room -> House.isIn(look.getOriginClass().getPackageName(), room)))
                .map(Dependency::getDescription)
                .toList());
  }

  /**
   * An aggregate is made by its own room, and read back by its row.
   *
   * @param aggregates full class names
   */
  static Rule aggregatesAreMadeAtHome(Set<String> aggregates) {
    return new Rule(
        "an aggregate is constructed by its own room and its row alone",
        house ->
            house
                .types()
                .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                .filter(access -> access.getTarget().getName().equals("<init>"))
                .filter(access -> aggregates.contains(access.getTargetOwner().getName()))
                .filter(access -> !mayMake(access.getOriginOwner(), access.getTargetOwner()))
                .map(ClassRules::made)
                .toList());
  }

  private static String made(JavaCodeUnitAccess<?> access) {
    var aggregate = access.getTargetOwner().getSimpleName();
    return "%s calls the constructor of %s %s: let %s have a method that makes one"
        .formatted(
            access.getOrigin().getFullName(), aggregate, access.getSourceCodeLocation(), aggregate);
  }

  private static boolean mayMake(JavaClass maker, JavaClass aggregate) {
    return maker.getPackageName().equals(aggregate.getPackageName())
        || outermost(maker).getSimpleName().endsWith("Row");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ClassRules::outermost).orElse(type);
  }

  private static boolean isProducer(JavaClass type) {
    return House.isIn(type.getPackageName(), "org.apache.kafka.clients.producer")
        || type.getName().startsWith("org.springframework.kafka.core.KafkaTemplate");
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isClosedByNature(JavaClass type) {
    return CLOSED_NAMES.stream().anyMatch(type.getSimpleName()::endsWith)
        || type.getAnnotations().stream()
            .map(JavaAnnotation::getRawType)
            .anyMatch(annotation -> CLOSED_ANNOTATIONS.contains(annotation.getName()));
  }

  private static boolean isEntrance(JavaClass type, House house) {
    return type.getSimpleName().endsWith("Configuration")
        && type.getPackageName().equals(house.root() + ".config");
  }

  private static boolean implementsPort(JavaClass type, String ports) {
    return !type.isInterface()
        && type.getAllRawInterfaces().stream()
            .anyMatch(port -> House.isIn(port.getPackageName(), ports));
  }

  private static Stream<Dependency> looks(House house) {
    return house.types().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static String target(Dependency look) {
    return look.getTargetClass().getBaseComponentType().getPackageName();
  }

  private ClassRules() {}
}
