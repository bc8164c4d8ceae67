package dev.sluice.bench.floor;

import dev.sluice.bench.gauge.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * (a) The statements, over one connection, in transactions of a whole batch. What the relay of the
 * outbox says depends on what it finds, so its rounds are played after whatever gives it something
 * to send.
 */
final class SqlFloor implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Optional<Stage> claim;
  private final Optional<Stage> publish;
  private final List<Stage> expand;
  private final List<Stage> accept;
  private final List<Stage> others;
  private List<Long> shards = List.of();
  private List<Unsent> unsent = List.of();
  private long waiting;

  private record Unsent(long id, long shard, String kind) {}

  /**
   * @param database in which nobody else does anything
   */
  SqlFloor(Database database, Script script) {
    this.connection = database.connection();
    // The planner is the applications' business: as their sessions have it.
    for (String setting : List.of("enable_seqscan", "enable_mergejoin", "jit")) {
      database.run("SET " + setting + " = off");
    }
    database.run("SET ROLE sluice_app");
    this.claim = first(script, Stage.Kind.CLAIM);
    this.publish = first(script, Stage.Kind.PUBLISH);
    this.expand = all(script, Stage.Kind.EXPAND);
    this.accept = all(script, Stage.Kind.ACCEPT);
    this.others = all(script, Stage.Kind.OTHER);
  }

  private static Optional<Stage> first(Script script, Stage.Kind kind) {
    return all(script, kind).stream().findFirst();
  }

  private static List<Stage> all(Script script, Stage.Kind kind) {
    return script.stages().stream().filter(stage -> stage.kind() == kind).toList();
  }

  /** A batch that is ready to be sent. */
  record Batch(List<Stage> expand, List<Stage> accept, List<Stage> others) {}

  Batch batch(Transplant to) {
    return new Batch(moved(expand, to), moved(accept, to), moved(others, to));
  }

  private static List<Stage> moved(List<Stage> stages, Transplant to) {
    return stages.stream()
        .map(stage ->
            new Stage(
                stage.lines().stream()
                    .map(line ->
                        new Line(
                            line.sql(),
                            line.executions().stream()
                                .map(one -> one.stream().map(to::moved).toList())
                                .toList()))
                    .toList()))
        .toList();
  }

  void run(Batch batch) {
    try {
      connection.setAutoCommit(false);
      // Of several shapes (a few at once, one alone), and what comes next is about them all.
      for (Stage stage : batch.accept()) transaction(stage);
      relay(batch);
      for (Stage stage : batch.others()) {
        transaction(stage);
        relay(batch);
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException("the statements cannot be played: " + e.getMessage(), e);
    }
  }

  private void relay(Batch batch) throws SQLException {
    while (waiting > 0 && claim.isPresent() && publish.isPresent()) {
      transaction(claim.get());
      if (unsent.isEmpty()) {
        throw new IllegalStateException(waiting + " outbox rows are nowhere to be found");
      }
      boolean roots = unsent.stream().anyMatch(row -> row.kind().equals("EXPAND"));
      if (roots) for (Stage stage : batch.expand()) transaction(stage);
      else transaction(publish.get());
    }
  }

  private void transaction(Stage stage) throws SQLException {
    for (Line line : stage.lines()) {
      for (List<Param> execution : line.executions()) execute(line.sql(), found(line, execution));
    }
    connection.commit();
  }

  /** What the relay says is about the rows it has found, whatever was recorded. */
  private List<Param> found(Line line, List<Param> recorded) {
    if (line.sql().contains("UPDATE outbox_event")) {
      return replaced(
          recorded,
          unsent.stream().<@Nullable Object>map(Unsent::id).toList(),
          unsent.stream().<@Nullable Object>map(Unsent::shard).toList());
    }
    if (line.sql().contains("FROM outbox_event")) {
      return replaced(recorded, new ArrayList<@Nullable Object>(shards));
    }
    return recorded;
  }

  @SafeVarargs
  private static List<Param> replaced(List<Param> recorded, List<@Nullable Object>... arrays) {
    List<Param> params = new ArrayList<>();
    int next = 0;
    for (Param param : recorded) {
      params.add(param.isArray() ? new Param(param.type(), arrays[next++]) : param);
    }
    return params;
  }

  private void execute(String sql, List<Param> params) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql.replaceAll("\\$\\d+", "?"));
      prepared.put(sql, statement);
    }
    for (int at = 0; at < params.size(); at++) params.get(at).bind(statement, at + 1);
    if (statement.execute()) {
      try (ResultSet rows = statement.getResultSet()) {
        read(sql, rows);
      }
    } else if (sql.startsWith("INSERT INTO outbox_event")) {
      waiting += statement.getUpdateCount();
    } else if (sql.startsWith("UPDATE outbox_event")) {
      waiting -= statement.getUpdateCount();
    }
  }

  private void read(String sql, ResultSet rows) throws SQLException {
    boolean claiming = sql.contains("RETURNING shard");
    boolean looking = sql.contains("FROM outbox_event") && !claiming;
    List<Long> taken = new ArrayList<>();
    List<Unsent> found = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      // An answer that nobody reads is not an answer.
      for (int at = 1; at <= columns; at++) rows.getBytes(at);
      if (claiming) taken.add(rows.getLong(1));
      if (looking) {
        found.add(new Unsent(rows.getLong("id"), rows.getLong("shard"), rows.getString("kind")));
      }
    }
    if (claiming) shards = taken;
    if (looking) unsent = found;
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : prepared.values()) statement.close();
    } catch (SQLException _) {
      // They go with their connection.
    }
  }
}
