package dev.sluice.infrastructure.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.infrastructure.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class RecordRowsIntegrationTest {

  record Thing(long id, @Nullable String itsName, @Nullable Long amount, Instant at) {}

  interface Things {

    @Select(
        "SELECT now() AS at, 'x' AS its_name, n AS id, NULL::bigint AS amount, 7 AS unused"
            + " FROM generate_series(1, 2) n ORDER BY n")
    List<Thing> inAnotherOrder();

    @Select("SELECT 1 AS id, 'x' AS its_name, now() AS at WHERE FALSE")
    Optional<Thing> withoutAmount();

    @Select("SELECT NULL::bigint AS id, 'x' AS its_name, 1::bigint AS amount, now() AS at")
    Thing withoutId();

    @Select("SELECT 1 AS id, 'x' AS its_name, 1::bigint AS amount, now() AS at WHERE FALSE")
    Optional<Thing> none();
  }

  private Database database;
  private SqlSession session;
  private Things things;

  @BeforeEach
  void open() {
    database = Database.fresh();
    var sessions = Sessions.factory(database.pool());
    sessions.getConfiguration().addMapper(Things.class);
    session = sessions.openSession();
    things = session.getMapper(Things.class);
  }

  @AfterEach
  void close() {
    session.close();
    database.close();
  }

  @Test
  void columns_go_by_their_names_wherever_they_stand() {
    var found = things.inAnotherOrder();
    assertThat(found).extracting(Thing::id).containsExactly(1L, 2L);
    assertThat(found.getFirst().itsName()).isEqualTo("x");
    assertThat(found.getFirst().amount()).isNull();
    assertThat(things.inAnotherOrder()).hasSize(2);
  }

  @Test
  void no_row_is_nothing() {
    assertThat(things.none()).isEmpty();
  }

  @Test
  void a_statement_that_lacks_a_column_is_named_even_when_it_finds_nothing() {
    assertThatThrownBy(things::withoutAmount).hasMessageContaining("no column for amount");
  }

  @Test
  void a_null_for_a_number_that_cannot_be_null_is_named() {
    assertThatThrownBy(things::withoutId).hasMessageContaining("null for id");
  }
}
