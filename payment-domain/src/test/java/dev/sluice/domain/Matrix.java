package dev.sluice.domain;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Moved;
import dev.sluice.domain.outcome.Outcome.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything that may happen to a thing, in every state.
 *
 * @param samples one thing in each state
 * @param rows one sample of each trigger
 * @param name what the state of a thing is called
 */
record Matrix<T>(List<T> samples, List<Row<T>> rows, Function<T, String> name) {

  /**
   * @param prepared what had to happen before, such as four silences
   * @param drawn whether the diagram names it; variants that only say the same again are left out
   */
  record Row<T>(
      String name, UnaryOperator<T> prepared, Function<T, Outcome<T>> trigger, boolean drawn) {
    Row(String name, Function<T, Outcome<T>> trigger) {
      this(name, UnaryOperator.identity(), trigger, true);
    }

    Row<T> notDrawn() {
      return new Row<>(name, prepared, trigger, false);
    }
  }

  /** One pair. */
  record Cell<T>(Row<T> row, T before, Outcome<T> outcome) {}

  List<Cell<T>> cells() {
    var cells = new ArrayList<Cell<T>>();
    for (var row : rows)
      for (var sample : samples) {
        var before = row.prepared().apply(sample);
        cells.add(new Cell<>(row, before, row.trigger().apply(before)));
      }
    return cells;
  }

  String table() {
    var text = new StringBuilder("| |");
    samples.forEach(sample -> text.append(' ').append(name.apply(sample)).append(" |"));
    text.append("\n|---|").append("---|".repeat(samples.size())).append('\n');
    for (var row : rows) {
      text.append("| ").append(row.name()).append(" |");
      for (var sample : samples) {
        var outcome = row.trigger().apply(row.prepared().apply(sample));
        text.append(' ').append(says(outcome)).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String says(Outcome<T> outcome) {
    return switch (outcome) {
      case Moved<T> moved -> "→ " + name.apply(moved.thing());
      case Already<T> _ -> "·";
      case Refused<T> refused ->
          refused.inReview().map(moved -> "✗ → " + name.apply(moved.thing())).orElse("✗");
    };
  }

  /** What is told when a state is reached, and by what where it depends. */
  String newsTable() {
    var arrivals =
        cells().stream()
            .filter(cell -> cell.row().drawn() && !cell.outcome().after().equals(cell.before()))
            .collect(
                Collectors.groupingBy(
                    cell -> name.apply(cell.outcome().after()),
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        cell -> news(cell.outcome()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                            cell -> cell.row().name(),
                            Collectors.toCollection(LinkedHashSet::new)))));
    var text = new StringBuilder("| reaching | by | tells |\n|---|---|---|\n");
    arrivals.forEach((state, told) ->
        told.forEach((news, names) -> {
          if (news.isEmpty()) return;
          var by = told.size() == 1 ? "" : String.join(" / ", withoutVariants(names));
          text.append("| %s | %s | %s |\n".formatted(state, by, news));
        }));
    return text.toString();
  }

  private static String news(Outcome<?> outcome) {
    return outcome.news().stream().map(Matrix::named).distinct().collect(Collectors.joining(", "));
  }

  private static String named(Event event) {
    return "`%s %s`".formatted(event.type(), event.which().replaceAll(":\\d+$", ":<attempt>"));
  }

  String diagram(Set<String> ends) {
    var edges = new LinkedHashMap<String, Set<String>>();
    for (var cell : cells()) {
      if (!cell.row().drawn() || cell.outcome().after().equals(cell.before())) continue;
      var edge = id(cell.before()) + " --> " + id(cell.outcome().after());
      edges.computeIfAbsent(edge, _ -> new LinkedHashSet<>()).add(cell.row().name());
    }
    var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    for (var sample : samples)
      text.append("  state \"%s\" as %s\n".formatted(name.apply(sample), id(sample)));
    text.append("  [*] --> ").append(id(samples.getFirst())).append('\n');
    edges.forEach((edge, names) ->
        text.append("  %s: %s\n".formatted(edge, String.join(" / ", withoutVariants(names)))));
    for (var sample : samples)
      if (ends.contains(name.apply(sample))) text.append("  %s --> [*]\n".formatted(id(sample)));
    return text.append("```\n").toString();
  }

  /** Who says "request" need not say "request, key forgotten". */
  private static List<String> withoutVariants(Set<String> names) {
    return names.stream()
        .filter(name -> names.stream().noneMatch(other -> name.startsWith(other + ",")))
        .toList();
  }

  private String id(T thing) {
    return name.apply(thing).replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
  }

  /** The names of the states that can be reached from one, by any number of triggers. */
  Set<String> reachableFrom(String start) {
    var moves =
        cells().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> name.apply(cell.before()),
                    Collectors.mapping(
                        cell -> name.apply(cell.outcome().after()), Collectors.toSet())));
    var reached = new LinkedHashSet<>(Set.of(start));
    var next = List.copyOf(reached);
    while (!next.isEmpty()) {
      next =
          next.stream()
              .flatMap(from -> moves.getOrDefault(from, Set.of()).stream())
              .filter(reached::add)
              .toList();
    }
    return reached;
  }
}
