package dev.sluice.infrastructure.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a statement into its record. Which column goes to which component is found out
 * once per statement and not, as MyBatis does, by comparing all names for every row, which was a
 * sixth of all that the consumers did.
 */
final class RecordRows implements ResultSetHandler {

  /** What is known of the statements that were read so far, by their ids. */
  static final class Plans {
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    /** The record that a statement answers with, null if it does not answer with records. */
    static @Nullable Class<?> recordOf(MappedStatement statement) {
      if (statement.getResultMaps().size() != 1) return null;
      var map = statement.getResultMaps().getFirst();
      return map.getType().isRecord() && map.getResultMappings().isEmpty() ? map.getType() : null;
    }
  }

  /** The columns in the order of the components. */
  private record Plan(
      MethodHandle constructor,
      RecordComponent[] components,
      int[] columns,
      TypeHandler<?>[] readers) {}

  private final Plans plans;
  private final MappedStatement statement;
  private final Class<?> type;

  RecordRows(Plans plans, MappedStatement statement, Class<?> type) {
    this.plans = plans;
    this.statement = statement;
    this.type = type;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <E> List<E> handleResultSets(Statement answered) throws SQLException {
    var found = new ArrayList<E>();
    try (ResultSet rows = answered.getResultSet()) {
      if (rows == null) return found;
      var plan = plan(rows.getMetaData());
      while (rows.next()) found.add((E) row(plan, rows));
    }
    return found;
  }

  @Override
  public <E> Cursor<E> handleCursorResultSets(Statement answered) {
    throw new UnsupportedOperationException(statement.getId() + ": records are read as lists");
  }

  @Override
  public void handleOutputParameters(CallableStatement call) {
    throw new UnsupportedOperationException(statement.getId() + ": records have no parameters out");
  }

  private Plan plan(ResultSetMetaData columns) throws SQLException {
    var known = plans.plans.get(statement.getId());
    if (known != null) return known;
    var made = make(columns);
    plans.plans.put(statement.getId(), made);
    return made;
  }

  private Plan make(ResultSetMetaData columns) throws SQLException {
    TypeHandlerRegistry registry = statement.getConfiguration().getTypeHandlerRegistry();
    RecordComponent[] components = type.getRecordComponents();
    var places = new int[components.length];
    var readers = new TypeHandler<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      places[i] = placeOf(components[i].getName(), columns);
      readers[i] = registry.getTypeHandler(components[i].getType());
      if (readers[i] == null) throw new IllegalStateException(about(components[i], "no reader"));
    }
    return new Plan(constructor(components), components, places, readers);
  }

  private int placeOf(String component, ResultSetMetaData columns) throws SQLException {
    for (int i = 1; i <= columns.getColumnCount(); i++)
      if (plain(columns.getColumnLabel(i)).equals(plain(component))) return i;
    throw new IllegalStateException(
        "%s has no column for %s of %s".formatted(statement.getId(), component, type.getName()));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private MethodHandle constructor(RecordComponent[] components) {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      // a row is the own business of its room: nobody else sees its record
      canonical.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(canonical)
          .asSpreader(Object[].class, components.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
    }
  }

  private Object row(Plan plan, ResultSet rows) throws SQLException {
    var values = new Object[plan.columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = plan.readers[i].getResult(rows, plan.columns[i]);
      if (values[i] == null && plan.components[i].getType().isPrimitive())
        throw new IllegalStateException(about(plan.components[i], "null"));
    }
    try {
      return plan.constructor.invoke(values);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(type.getName() + " was not made", failure);
    }
  }

  private String about(RecordComponent component, String trouble) {
    return "%s: %s for %s of %s"
        .formatted(statement.getId(), trouble, component.getName(), type.getName());
  }
}
