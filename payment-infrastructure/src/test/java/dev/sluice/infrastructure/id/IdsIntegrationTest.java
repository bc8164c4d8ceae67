package dev.sluice.infrastructure.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.id.Ids;
import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.IdsContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class IdsIntegrationTest extends IdsContract {

  private static final Duration LEASE = Duration.ofMinutes(2);

  private Database database;
  private final Turned clock = new Turned();

  private static final class Turned implements InstantSource {
    private volatile Instant now = Instant.parse("2026-05-05T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void turn(Duration by) {
      now = now.plus(by);
    }
  }

  @BeforeEach
  void open() {
    database = Database.fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void each_process_has_a_node_of_its_own() {
    var nodes = new HashSet<Integer>();
    for (int i = 0; i < 20; i++) nodes.add(node(held("process-" + i)));

    assertThat(nodes).hasSize(20);
  }

  @Test
  void a_clock_that_goes_back_gives_no_numbers_until_it_has_caught_up() {
    var ids = ids(held("one"), clock);
    ids.next();

    clock.turn(Duration.ofMillis(-3));
    assertThatThrownBy(ids::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No new ids for now: the clock is 3 ms behind");

    clock.turn(Duration.ofMillis(3));
    assertThatCode(ids::next).doesNotThrowAnyException();
  }

  @Test
  void a_lease_that_is_not_renewed_ends() {
    var lease = held("one");
    var ids = ids(lease, clock);
    clock.turn(LEASE.plusMillis(1));

    assertThatThrownBy(ids::next).hasMessageContaining("the lease of node 0 has run out");

    lease.runOnce();
    assertThatCode(ids::next).doesNotThrowAnyException();
  }

  @Test
  void a_lease_somebody_else_has_by_now_is_lost_and_another_node_taken() {
    var lease = held("one");
    int lost = node(lease);
    database.asOwner("UPDATE node_leases SET owner = 'another' WHERE node = " + lost);

    lease.runOnce();

    assertThat(node(lease)).isNotEqualTo(lost);
  }

  @Test
  void whoever_takes_a_node_over_begins_behind_its_last_owner() {
    database.asOwner("DELETE FROM node_leases WHERE node > 0");
    var first = held("ahead");
    var before = ids(first, clock).next();
    first.release();
    clock.turn(Duration.ofSeconds(-30));

    var second = held("behind");
    var heir = ids(second, clock);

    assertThatThrownBy(heir::next).hasMessageContaining("ms behind");
    clock.turn(LEASE.plusSeconds(30).plusMillis(1));
    second.runOnce();
    assertThat(heir.next()).isGreaterThan(before);
  }

  @Test
  void a_process_without_a_lease_gives_no_numbers() {
    var ids = ids(lease("one"), clock);

    assertThatThrownBy(ids::next).hasMessageContaining("this process has no node");
  }

  @Test
  void when_every_node_is_taken_that_is_said() {
    database.asOwner("UPDATE node_leases SET leased_until = 'infinity'");

    assertThatThrownBy(() -> held("one")).hasMessage("all 1024 nodes of node_leases are taken");
  }

  @Test
  void a_heart_that_stops_frees_the_node() {
    var lease = lease("one");
    var heart = new NodeHeartbeat(lease, Duration.ofMinutes(1));
    heart.start();
    assertThat(database.count("node_leases WHERE owner = 'one'")).isEqualTo(1);

    heart.stop();

    assertThat(lease.held()).isNull();
    assertThat(database.count("node_leases WHERE owner = 'one'")).isZero();
  }

  private NodeLease lease(String owner) {
    return new NodeLease(database.sql(NodeLeasesSql.class), owner, LEASE, clock);
  }

  private NodeLease held(String owner) {
    var lease = lease(owner);
    lease.runOnce();
    return lease;
  }

  /** With a clock that runs. */
  private TsidIds real(String owner) {
    var lease =
        new NodeLease(database.sql(NodeLeasesSql.class), owner, LEASE, InstantSource.system());
    lease.runOnce();
    return ids(lease, InstantSource.system());
  }

  private static int node(NodeLease lease) {
    return Objects.requireNonNull(lease.held()).node();
  }

  private static TsidIds ids(NodeLease lease, InstantSource source) {
    return new TsidIds(lease, source);
  }

  @Override
  protected List<Ids> instances(int count) {
    return IntStream.range(0, count).<Ids>mapToObj(n -> real("instance-" + n)).toList();
  }
}
