package dev.sluice.test.house;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that are read off the sources. */
final class SourceRules {

  static final int LONGEST_FILE = 300;
  static final int LONGEST_METHOD = 70;

  /** Words that say how a class is made or that its author had no better idea. */
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "util",
          "utils",
          "helper",
          "helpers",
          "manager",
          "base",
          "abstract",
          "impl",
          "dto",
          "vo",
          "entity",
          "mapper",
          "converter",
          "facade",
          "orchestrator",
          "adapter",
          "port",
          "usecase",
          "misc");

  /** A TCP port is a port. */
  private static final Set<String> NETWORK_PORTS = Set.of("FreePort", "PortHolder");

  static final Rule PACKAGES_START_WITH_THE_MODULES_WORD =
      new Rule(
          "every package starts with the module's word",
          house ->
              house.sources().stream()
                  .filter(source -> !House.isIn(source.packageName(), house.root()))
                  .map(source -> source.file() + " is not under " + house.root())
                  .toList());

  static final Rule NO_EMPTY_WORDS =
      new Rule(
          "no name has an empty word",
          house -> house.sources().stream().flatMap(SourceRules::emptyWords).toList());

  static final Rule ROOMS_SAY_WHAT_THEY_ARE =
      new Rule(
          "every package has a package-info with a sentence and @NullMarked",
          SourceRules::silentRooms);

  static final Rule FILES_ARE_SHORT =
      new Rule(
          "no file is longer than " + LONGEST_FILE + " lines",
          house ->
              house.sources().stream()
                  .filter(source -> source.lines() > LONGEST_FILE)
                  .map(source -> source.file() + " has " + source.lines() + " lines")
                  .toList());

  static final Rule METHODS_ARE_SHORT =
      new Rule(
          "no method is longer than " + LONGEST_METHOD + " lines",
          house -> house.sources().stream().flatMap(SourceRules::longMethods).toList());

  static final Rule INTEGRATION_TESTS_ARE_TAGGED =
      new Rule(
          "a test is named IntegrationTest if and only if it is tagged integration",
          house ->
              inTests(house)
                  .flatMap(source -> source.types().stream())
                  .filter(type -> !type.nested())
                  .filter(type -> type.name().endsWith("IntegrationTest") != isTagged(type))
                  .map(type -> type.name() + ": the name and @Tag(\"integration\") disagree")
                  .toList());

  static final Rule TESTS_DO_NOT_SLEEP =
      new Rule(
          "no test sleeps",
          house ->
              inTests(house)
                  .filter(source -> source.calls().stream().anyMatch(isSleep()))
                  .map(source -> source.file() + " sleeps: turn the clock, or use Awaitility")
                  .toList());

  private static Stream<Source> inTests(House house) {
    return house.sources().stream().filter(Source::inTests);
  }

  private static Predicate<String> isSleep() {
    return call -> call.equals("Thread.sleep") || call.matches("TimeUnit\\.\\w+\\.sleep");
  }

  private static boolean isTagged(Source.Type type) {
    return type.annotations().contains("@Tag(\"integration\")");
  }

  private static Stream<String> longMethods(Source source) {
    return source.methods().stream()
        .filter(method -> method.lines() > LONGEST_METHOD)
        .map(
            method -> "%s.%s has %d lines".formatted(method.type(), method.name(), method.lines()));
  }

  private static Stream<String> emptyWords(Source source) {
    var names =
        Stream.concat(
            source.types().stream().map(Source.Type::name),
            Stream.of(source.packageName().split("\\.")));
    return names
        .filter(name -> NETWORK_PORTS.stream().noneMatch(name::startsWith))
        .flatMap(name ->
            Stream.of(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_"))
                .filter(word -> EMPTY_WORDS.contains(word.toLowerCase(Locale.ROOT)))
                .map(word -> "%s (%s): %s says nothing".formatted(name, source.file(), word)));
  }

  private static List<String> silentRooms(House house) {
    var shipped = house.sources().stream().filter(source -> !source.inTests()).toList();
    var rooms = shipped.stream().map(Source::packageName).collect(Collectors.toSet());
    var speaking =
        shipped.stream()
            .filter(Source::isPackageInfo)
            .filter(source -> !source.packageDoc().isEmpty())
            .filter(source -> source.packageAnnotations().contains("@NullMarked"))
            .map(Source::packageName)
            .collect(Collectors.toSet());
    return rooms.stream()
        .filter(room -> !speaking.contains(room))
        .map(room -> room + " needs a package-info.java: one sentence and @NullMarked")
        .toList();
  }

  private SourceRules() {}
}
