package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.infrastructure.PretendedTransaction;
import dev.sluice.simulation.contract.PspContract;
import dev.sluice.simulator.bank.Bank;
import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.conduct.Manner;
import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.conduct.Setting;
import dev.sluice.simulator.http.PspServer;
import dev.sluice.simulator.journal.DataDirectory;
import dev.sluice.simulator.psp.Results;
import dev.sluice.simulator.psp.Stats;
import dev.sluice.simulator.settlement.SettlementReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract, passed by the client and the simulator together. */
@Timeout(60)
class HttpPspOfTheSimulatorTest extends PspContract {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Who is held in silence is let go of well before the deadline. */
  private static final Map<Setting, Double> QUICK = Map.of(Setting.HANG, 100.0);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private Psp psp;
  private PspRecords records;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    var conduct = new Conduct(new Manner(Profile.FAST, 7, QUICK));
    var stats = new Stats();
    var locked = part(DataDirectory.lock(directory));
    var book =
        part(
            new Book(
                locked, Duration.ofHours(24), Duration.ofDays(7), stats::add, _ -> {}, _ -> {}));
    var clock = InstantSource.system();
    var simulator =
        part(new dev.sluice.simulator.psp.Psp(book, conduct, stats, Results.UNHEARD, clock));
    var bank = new Bank(directory, new SettlementReport(book), clock);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server =
        part(new PspServer(address, simulator, book, conduct, stats, bank, clock, _ -> {}));
    var url = URI.create("http://127.0.0.1:" + server.port());
    psp = CalledPsp.of(url, DEADLINE, 4, new SimpleMeterRegistry());
    records = new HttpPspRecords(new PspHttp(url, DEADLINE));
  }

  @AfterEach
  void stop() throws Exception {
    for (var part : parts) part.close();
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  @Override
  protected Psp psp() {
    return psp;
  }

  @Override
  protected PspRecords records() {
    return records;
  }

  @Override
  protected void inTransaction(Runnable work) {
    PretendedTransaction.during(work);
  }
}
