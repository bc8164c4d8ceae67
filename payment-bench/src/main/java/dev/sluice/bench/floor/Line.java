package dev.sluice.bench.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a stage, with the parameters of all payments of a batch: once with long arrays
 * where it takes arrays, else once for each.
 */
record Line(String sql, List<List<Param>> executions) {

  /** The same statement from several transactions, put together. */
  static Line of(List<Call> calls) {
    String sql = calls.getFirst().sql();
    List<List<Param>> all = calls.stream().map(Call::params).toList();
    boolean arrays = all.getFirst().stream().anyMatch(Param::isArray);
    boolean same = all.stream().allMatch(one -> scalars(one).equals(scalars(all.getFirst())));
    if (!same) return new Line(sql, all);
    List<Param> one = arrays ? joined(all) : all.getFirst();
    return new Line(sql, List.of(isBalances(sql) ? eachOnce(one) : one));
  }

  private static List<@Nullable Object> scalars(List<Param> params) {
    List<@Nullable Object> scalars = new ArrayList<>();
    for (Param param : params) {
      if (!param.isArray() && !param.isTime()) scalars.add(param.value());
    }
    return scalars;
  }

  private static List<Param> joined(List<List<Param>> all) {
    List<Param> joined = new ArrayList<>();
    for (int at = 0; at < all.getFirst().size(); at++) {
      Param first = all.getFirst().get(at);
      if (!first.isArray()) {
        joined.add(first);
        continue;
      }
      List<@Nullable Object> elements = new ArrayList<>();
      for (List<Param> one : all) {
        if (one.get(at).value() != null) elements.addAll(one.get(at).list());
      }
      joined.add(new Param(first.type(), elements));
    }
    return joined;
  }

  private static boolean isBalances(String sql) {
    return sql.startsWith("INSERT INTO account_balances");
  }

  /** Each account once, in order, with the sum of its changes, as one batch has it. */
  private static List<Param> eachOnce(List<Param> params) {
    Map<List<@Nullable Object>, Long> changes = new LinkedHashMap<>();
    List<@Nullable Object> accounts = params.get(0).list();
    List<@Nullable Object> stripes = params.get(1).list();
    List<@Nullable Object> amounts = params.get(2).list();
    List<Integer> order = new ArrayList<>();
    for (int n = 0; n < accounts.size(); n++) order.add(n);
    order.sort((one, other) -> Long.compare(number(accounts, one), number(accounts, other)));
    for (int n : order) {
      changes.merge(
          List.of(number(accounts, n), number(stripes, n)), number(amounts, n), Long::sum);
    }
    return List.of(
        new Param(params.get(0).type(), changes.keySet().stream().map(key -> key.get(0)).toList()),
        new Param(params.get(1).type(), changes.keySet().stream().map(key -> key.get(1)).toList()),
        new Param(params.get(2).type(), List.copyOf(changes.values())));
  }

  private static long number(List<@Nullable Object> list, int at) {
    return (Long) Objects.requireNonNull(list.get(at));
  }
}
