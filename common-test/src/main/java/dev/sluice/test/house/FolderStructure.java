package dev.sluice.test.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The map of the house, drawn from the modules' poms and the first sentence of each room. */
public final class FolderStructure {

  /** The floors a payment walks through, in its order; the rest stands beside them. */
  private static final List<String> WAY =
      List.of(
          "payment-domain",
          "payment-application",
          "payment-infrastructure",
          "payment-service",
          "payment-consumers");

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern DESCRIPTION = Pattern.compile("<description>([^<]+)</description>");

  private final Path repository;
  private final List<Floor> floors;

  private FolderStructure(Path repository) {
    this.repository = repository;
    this.floors =
        MODULE
            .matcher(text(repository.resolve("pom.xml")))
            .results()
            .map(module -> floor(module.group(1)))
            .toList();
  }

  public static FolderStructure of(Path repository) {
    return new FolderStructure(repository);
  }

  /** Packages that lie in more than one module: classes of one name would hide each other. */
  public Set<String> splitPackages() {
    var home = new TreeMap<String, String>();
    var split = new TreeSet<String>();
    for (var floor : floors) {
      for (var room : floor.rooms().keySet()) {
        var other = home.putIfAbsent(room, floor.module());
        if (other != null) {
          split.add(room + " lies in " + other + " and in " + floor.module());
        }
      }
    }
    return split;
  }

  public String rendered() {
    var page = new StringBuilder();
    page.append("# Where things are\n\n");
    page.append(
        "<!-- Rendered from the poms and the package-info files by FolderStructureTest. -->\n");
    page.append(
        """

        Floors are Maven modules, rooms are packages: `dev.sluice.<floor>.<room>`. The same room has \
        the same word on every floor, so two words find any file. A room looks down its module's \
        staircase only; the staircases are in the `HouseTest` of each module.

        """);
    page.append(grid());
    for (var floor : floors) {
      page.append("\n## ").append(floor.module()).append("\n\n").append(floor.description());
      page.append("\n");
      if (!floor.rooms().isEmpty()) {
        page.append("\n| room | what it is |\n|---|---|\n");
        floor.rooms().forEach((room, sentence) -> page.append(line(floor, room, sentence)));
      }
    }
    return page.toString();
  }

  /** Which room is on which floor, each a link. */
  private String grid() {
    var way = floors.stream().filter(floor -> WAY.contains(floor.module())).toList();
    var rooms = new TreeSet<String>();
    way.forEach(floor -> floor.rooms().keySet().forEach(room -> rooms.add(floor.word(room))));
    var grid = new StringBuilder("| room |");
    way.forEach(floor -> grid.append(" ").append(floor.module()).append(" |"));
    grid.append("\n|---|").append("---|".repeat(way.size())).append("\n");
    for (var room : rooms) {
      grid.append("| ").append(room).append(" |");
      for (var floor : way) {
        var here = floor.rooms().keySet().stream().filter(r -> floor.word(r).equals(room));
        grid.append(
            here.map(r -> " [" + room + "](" + floor.link(r) + ") |").findFirst().orElse(" |"));
      }
      grid.append("\n");
    }
    return grid.toString();
  }

  private static String line(Floor floor, String room, String sentence) {
    return "| [%s](%s) | %s |\n".formatted(floor.word(room), floor.link(room), sentence);
  }

  private Floor floor(String module) {
    var pom = DESCRIPTION.matcher(text(repository.resolve(module).resolve("pom.xml")));
    var rooms =
        SourceReader.read(repository.resolve(module).resolve("src/main/java"), false).stream()
            .filter(Source::isPackageInfo)
            .collect(
                Collectors.toMap(
                    Source::packageName,
                    source -> markdown(source.packageDoc()),
                    (one, other) -> one,
                    TreeMap::new));
    return new Floor(module, pom.find() ? pom.group(1).strip() + "." : "", rooms);
  }

  private static String markdown(String sentence) {
    return sentence.replaceAll("\\{@(?:code|link|linkplain) ([^}]+)}", "`$1`").replace("|", "\\|");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** A module; rooms by package, each with its sentence. */
  private record Floor(String module, String description, TreeMap<String, String> rooms) {

    /** The words after {@code dev.sluice.<floor>}. */
    String word(String room) {
      var words = room.split("\\.", 4);
      return words[words.length - 1];
    }

    String link(String room) {
      return "../" + module + "/src/main/java/" + room.replace('.', '/');
    }
  }
}
