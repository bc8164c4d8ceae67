package dev.sluice.bench.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that the database is told about a batch of payments, from the request to the balances. */
record Script(List<Stage> stages) {

  /**
   * Transactions of the same statements are one stage: the batches in which the pipeline happened
   * to do it make no difference.
   */
  static Script of(List<Call> calls) {
    Map<String, List<List<Call>>> alike = new LinkedHashMap<>();
    for (List<Call> transaction : transactions(calls)) {
      if (isOfPayments(transaction)) {
        alike.computeIfAbsent(signature(transaction), _ -> new ArrayList<>()).add(transaction);
      }
    }
    return new Script(alike.values().stream().map(Script::stage).toList());
  }

  private static Stage stage(List<List<Call>> alike) {
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < alike.getFirst().size(); at++) {
      int place = at;
      lines.add(Line.of(alike.stream().map(transaction -> transaction.get(place)).toList()));
    }
    return new Stage(lines);
  }

  /** In the order in which they began; what is outside of any is one of its own. */
  private static List<List<Call>> transactions(List<Call> calls) {
    List<List<Call>> all = new ArrayList<>();
    Map<Integer, List<Call>> open = new HashMap<>();
    Set<List<Call>> undone = new LinkedHashSet<>();
    for (Call call : calls) {
      @Nullable List<Call> current = open.get(call.connection());
      if (call.isBegin()) open.put(call.connection(), new ArrayList<>());
      else if (call.isCommit()) open.remove(call.connection());
      else if (call.isRollback()) {
        if (current != null) all.remove(current);
        open.remove(call.connection());
      } else if (current == null) all.add(List.of(call));
      else {
        if (current.isEmpty()) all.add(current);
        current.add(call);
      }
    }
    return all;
  }

  /** Jobs that look around and heartbeats are there without any payment. */
  private static boolean isOfPayments(List<Call> transaction) {
    if (transaction.stream().anyMatch(call -> call.sql().contains("node_leases"))) return false;
    boolean relay =
        transaction.size() > 1
            && transaction.stream().allMatch(call -> call.sql().contains("outbox_"));
    return relay
        || transaction.stream()
            .anyMatch(call -> call.params().stream().anyMatch(Transplant::namesSomething));
  }

  private static String signature(List<Call> transaction) {
    return transaction.stream()
        .map(call -> call.sql() + " " + words(call))
        .collect(Collectors.joining("\n"));
  }

  /** Names of steps and kinds, which are the same for all payments. */
  private static List<String> words(Call call) {
    List<String> words = new ArrayList<>();
    for (Param param : call.params()) {
      if (param.value() instanceof String word && word.matches("[A-Za-z-]{2,64}")) words.add(word);
    }
    return words;
  }

  /** How many are executed for a batch. */
  long statements() {
    return stages.stream()
        .flatMap(stage -> stage.lines().stream())
        .mapToLong(line -> line.executions().size())
        .sum();
  }

  /**
   * The texts alone, each once, in no order of time: that differs from one recording to the next.
   */
  String texts() {
    return stages.stream()
        .flatMap(stage -> stage.lines().stream())
        .map(line -> line.sql().strip() + ";\n")
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
