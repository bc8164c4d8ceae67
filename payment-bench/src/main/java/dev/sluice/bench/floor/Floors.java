package dev.sluice.bench.floor;

import dev.sluice.bench.floor.Limit.Pair;
import dev.sluice.bench.floor.Limit.Split;
import dev.sluice.bench.gauge.Cpu;
import dev.sluice.bench.gauge.Database;
import dev.sluice.bench.order.MadeUpOrders.Sellers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench limit} and {@code bench grow}: the applications show once what a batch of payments
 * is, then they are held, and the batch is played without them.
 */
public final class Floors implements AutoCloseable {
  /** So many at once are made ready before they are timed. */
  private static final int AT_ONCE = 2_000;

  private static final int MOST_AT_A_TIME = 500;

  /** Until every connection has told what it did. */
  private static final long FLUSHED_MILLIS = 11_000;

  private final Ground ground;
  private final Recording recording;
  private final double recordedRows;
  private final Database database;
  private final SqlFloor sql;
  private final long distance;
  private int batches;
  private boolean held;

  /**
   * How much to do.
   *
   * @param rowsBefore payments whose rows are in the tables before
   * @param payments how many are played
   */
  public record Size(long rowsBefore, int payments) {
    public Size {
      if (payments < 1) throw new IllegalArgumentException("--payments must be at least 1");
      if (rowsBefore < 0) throw new IllegalArgumentException("rows cannot be less than none");
    }
  }

  private Floors(Ground ground, Recording recording, double recordedRows) {
    this.ground = ground;
    this.recording = recording;
    this.recordedRows = recordedRows;
    this.database = new Database(ground.platform().database());
    this.sql = new SqlFloor(database, recording.script());
    this.distance = Transplant.distance(recording.script());
  }

  /** As many as one transaction is to have, checked before anything is started. */
  public static int checked(int batch) {
    if (batch < 1 || batch > MOST_AT_A_TIME) {
      throw new IllegalArgumentException(
          "--batch must be 1 to %d payments, not %d".formatted(MOST_AT_A_TIME, batch));
    }
    return batch;
  }

  /**
   * Sends a batch through the applications, which may go on with something else afterwards.
   *
   * @param batch payments in a transaction
   */
  public static Floors recorded(Ground ground, int batch, Sellers sellers)
      throws InterruptedException {
    try (Database look = new Database(ground.platform().database())) {
      Thread.sleep(FLUSHED_MILLIS);
      long before = look.rows();
      Recording recording = Recording.make(ground, checked(batch), sellers);
      Thread.sleep(FLUSHED_MILLIS);
      // Those that were sent to make everything warm are rows as well.
      double rows = (double) (look.rows() - before) / (batch + Recording.WARM_UP);
      return new Floors(ground, recording, rows);
    }
  }

  /** What a payment costs among few rows and among many: its statements alone. */
  public Growth growth(Size size, long large) {
    hold();
    fill(size.rowsBefore());
    statements(size.payments() / 2);
    long from = payments();
    Split small = statements(size.payments());
    fill(large - payments());
    long to = payments();
    Split grown = statements(size.payments());
    return new Growth(from, small.sum(), to, grown.sum());
  }

  private long payments() {
    return Recording.WARM_UP + (long) (batches + 1) * recording.payments();
  }

  private void hold() {
    if (!held) ground.hold().run();
    held = true;
  }

  private Transplant next() {
    return new Transplant(distance, ++batches);
  }

  public Limit limit(Size size) throws InterruptedException {
    hold();
    try (KafkaFloor kafka = new KafkaFloor(ground.platform().kafka(), recording.records());
        HttpFloor.Door door = HttpFloor.Door.open(recording.answer().body().length);
        HttpFloor http = new HttpFloor(door.base());
        HttpFloor calls = new HttpFloor(ground.psp())) {
      fill(size.rowsBefore());
      Map<String, Split> cpu = new LinkedHashMap<>();
      statements(size.payments() / 2);
      database.number("SELECT 1 FROM pg_stat_force_next_flush()");
      long before = database.rows();
      cpu.put("sql", statements(size.payments()));
      database.number("SELECT 1 FROM pg_stat_force_next_flush()");
      double rows = (double) (database.rows() - before) / whole(size.payments());
      int[] records = {0};
      Work kafkaBatch = () -> records[0] = kafka.run();
      cpu.put("kafka", timed("kafka", pid("kafka"), size.payments(), kafkaBatch));
      long doorPid = door.process().pid();
      cpu.put(
          "http",
          timed("http", doorPid, size.payments(), () -> http.requests(recording.requests())));
      cpu.put(
          "psp",
          timed("psp", pid("psp"), size.payments(), () -> calls.calls(recording.payments())));
      return new Limit(
          recording.payments(),
          cpu,
          Runtime.getRuntime().availableProcessors(),
          new Pair(recordedRows, rows),
          new Pair(
              (double) recording.records().size() / recording.payments(),
              (double) records[0] / recording.payments()),
          recording.script().statements(),
          recording.script().texts());
    }
  }

  /** So that indexes are as deep as those of the platform it is compared with. */
  private void fill(long payments) {
    for (long done = 0; done < payments; done += recording.payments()) {
      ground.telling().mention("filling: %d of %d payments", done, payments);
      sql.run(sql.batch(next()));
    }
    database.run("RESET ROLE");
    database.run("ANALYZE");
    database.run("SET ROLE sluice_app");
  }

  private int whole(int payments) {
    return Math.ceilDiv(payments, recording.payments()) * recording.payments();
  }

  private Split statements(int payments) {
    double client = 0;
    double server = 0;
    int wanted = whole(payments);
    for (int done = 0; done < wanted; ) {
      ground.telling().mention("sql: %d of %d payments", done, wanted);
      List<SqlFloor.Batch> ready = new ArrayList<>();
      do {
        ready.add(sql.batch(next()));
        done += recording.payments();
      } while (done < wanted && ready.size() * recording.payments() < AT_ONCE);
      double own = Cpu.own();
      double theirs = spent("postgres", pid("postgres"));
      ready.forEach(sql::run);
      client += Cpu.own() - own;
      server += spent("postgres", pid("postgres")) - theirs;
    }
    return new Split(client / wanted, server / wanted);
  }

  private interface Work {
    void batch() throws InterruptedException;
  }

  /** Half as much again comes before, to make it warm. */
  private Split timed(String what, long pid, int payments, Work work) throws InterruptedException {
    int batches = Math.ceilDiv(payments, recording.payments());
    for (int n = 0; n < batches / 2; n++) work.batch();
    double own = Cpu.own();
    double theirs = spent(what, pid);
    for (int n = 0; n < batches; n++) {
      work.batch();
      ground.telling().mention("%s: %d of %d batches", what, n, batches);
    }
    double all = (double) batches * recording.payments();
    return new Split((Cpu.own() - own) / all, (spent(what, pid) - theirs) / all);
  }

  private long pid(String part) {
    @Nullable Long pid = ground.platform().pids().get(part);
    if (pid == null) throw new IllegalStateException("there is no " + part);
    return pid;
  }

  private static double spent(String what, long pid) {
    return Cpu.millis(Map.of(what, pid)).values().iterator().next();
  }

  @Override
  public void close() {
    sql.close();
    database.close();
  }
}
