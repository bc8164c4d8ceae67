package dev.sluice.simulation.world;

import dev.sluice.application.payout.ChangePayoutService;
import dev.sluice.application.payout.PayOutService;
import dev.sluice.application.payout.PaymentFile;
import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutOutcomes;
import dev.sluice.application.payout.PayoutOutcomes.Word;
import dev.sluice.application.payout.ReceiveStatusReportService;
import dev.sluice.application.payout.RunPayoutBatchService;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.payout.PayoutTrigger;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Where people ask for payouts, stop them, and say what the bank says; and the jobs that pay. */
public final class PayoutDoor {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final BankAccount OURS =
      new BankAccount(Iban.of("DE02120300000000202051"), "Marketplace");

  private final PayOutService pay;
  private final ChangePayoutService change;
  private final PayoutOutcomes outcomes;
  private final ReceiveStatusReportService reports;

  PayoutDoor(Servers s, Fittings fit, InstantSource clock) {
    var books = ConsumersApp.booksOf(s, fit);
    this.pay = payer(s, fit, clock);
    this.change = new ChangePayoutService(fit.payouts(s), books, clock);
    this.outcomes = new PayoutOutcomes(fit.payouts(s), books, clock);
    this.reports =
        new ReceiveStatusReportService(s.payoutReports(), fit.payouts(s), outcomes, s.ids(), clock);
  }

  private static PayOutService payer(Servers s, Fittings fit, InstantSource clock) {
    return new PayOutService(
        fit.payouts(s),
        fit.payoutBatches(s),
        fit.balances(s),
        ConsumersApp.booksOf(s, fit),
        s.ids(),
        clock);
  }

  static List<Actor> jobs(Servers s, Fittings fit, InstantSource clock) {
    var pay = payer(s, fit, clock);
    var batches =
        new RunPayoutBatchService(
            fit.payouts(s),
            fit.payoutBatches(s),
            fit.balances(s),
            ConsumersApp.booksOf(s, fit),
            new PaymentFile(OURS),
            s.ids(),
            s.database(),
            clock,
            Duration.ZERO,
            s.settings().batch());
    return List.of(
        Actor.nowAndThen("payout-schedule", () -> s.database().run(() -> pay.openScheduled())),
        Actor.nowAndThen("payout-batch", batches::runOnce));
  }

  /** All that is available to a seller; the payout's id. */
  public String pay(At at) {
    return pay.pay(at, "finance", TRACE).id().value();
  }

  /** All whose turn it is; the batch's id. */
  public String open() {
    return pay.open("finance", TRACE).id().value();
  }

  /** A person stops one, or lets it go on; how it stands. */
  public String change(PayoutId payout, PayoutTrigger trigger) {
    return change.change(payout, trigger, TRACE).status().name();
  }

  /** A bank answers to a file; what became of it. */
  public String report(byte[] xml) {
    var hash = "%064x".formatted(Arrays.hashCode(xml) & 0xffffffffL);
    return reports.receive(hash, xml, "finance", TRACE).report().tally().toString();
  }

  /** A bank's statement tells of payouts; what became of that. */
  public String statement(List<Word> words) {
    return outcomes.hear(words, TRACE).toString();
  }
}
