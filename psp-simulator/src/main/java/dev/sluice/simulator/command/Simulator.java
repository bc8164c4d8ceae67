package dev.sluice.simulator.command;

import dev.sluice.simulator.bank.Bank;
import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.conduct.Manner;
import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.conduct.Setting;
import dev.sluice.simulator.http.PspServer;
import dev.sluice.simulator.journal.DataDirectory;
import dev.sluice.simulator.psp.Psp;
import dev.sluice.simulator.psp.Results;
import dev.sluice.simulator.psp.Stats;
import dev.sluice.simulator.settlement.DailyReports;
import dev.sluice.simulator.settlement.SettlementReport;
import dev.sluice.simulator.webhook.Signature;
import dev.sluice.simulator.webhook.Webhooks;
import dev.sluice.simulator.wire.Unreadable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All parts put together, in the order they need each other; stopped in the opposite one. */
final class Simulator implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private int port;

  static Simulator start(Main options) throws IOException {
    var simulator = new Simulator();
    try {
      simulator.assemble(options);
      return simulator;
    } catch (IOException | RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  private void assemble(Main options) throws IOException {
    if (options.port < 0 || options.port > 65_535) {
      throw new Unreadable("--port must be from 0 to 65535");
    }
    var clock = InstantSource.system();
    Map<Setting, Double> overrides =
        options.hang == null ? Map.of() : Map.of(Setting.HANG, (double) options.hang.toMillis());
    var conduct = new Conduct(new Manner(Profile.of(options.profile), options.seed, overrides));
    var stats = new Stats();
    var directory = part(DataDirectory.lock(options.data));
    var book =
        part(
            new Book(
                directory,
                options.keyLife,
                options.authorizationLife,
                stats::add,
                Main::say,
                Simulator::lost));
    var webhooks =
        options.webhookUrl == null
            ? null
            : part(
                new Webhooks(
                    checked(options.webhookUrl), signature(options.webhookSecret), conduct, clock));
    var psp =
        part(new Psp(book, conduct, stats, webhooks == null ? Results.UNHEARD : webhooks, clock));
    var reports = options.data.resolve("settlement");
    var report = new SettlementReport(book);
    part(new DailyReports(report, reports, clock, Main::say));
    var bank = new Bank(options.data, report, clock);
    var address = new InetSocketAddress(InetAddress.getByName(options.bind), options.port);
    port = part(new PspServer(address, psp, book, conduct, stats, bank, clock, Main::say)).port();
  }

  /** Unsigned where there is no secret. */
  private static @Nullable Signature signature(@Nullable Path secret) throws IOException {
    return secret == null ? null : Signature.withSecretIn(secret);
  }

  private static URI checked(URI url) {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new Unreadable("--webhook-url must begin with http:// or https://");
    }
    return url;
  }

  /** Memory now says more than the disk; going on would break promises after a restart. */
  private static void lost(IOException e) {
    Main.say("cannot write its journal, stopping: " + e);
    Runtime.getRuntime().halt(1);
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        Main.say("while stopping: " + e);
      }
    }
    parts.clear();
  }
}
