package dev.sluice.simulation.life;

import dev.sluice.application.settlement.ResolveDiscrepancyService.Opinion;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.SettlementRow;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.world.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who sends the PSP's reports in, good ones and bad ones, and explains what does not fit. The PSP
 * names a line for ever: the day it settled something does not change.
 */
final class Accountants {

  private static final List<String> PEOPLE = List.of("lars", "mona", "nils");
  private static final List<AccountType> PLACES =
      List.of(
          AccountType.PLATFORM_CASH,
          AccountType.PSP_RECEIVABLE,
          AccountType.PSP_FEE_EXPENSE,
          AccountType.CHARGEBACK_LOSS,
          AccountType.MERCHANT_AVAILABLE);

  private final World world;
  private final Dice dice;

  /** Rows by line, as the PSP means them. */
  private final Map<String, String> rows = new TreeMap<>();

  private int said;

  Accountants(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** One of them sends a report, or looks at what does not fit. */
  void act() {
    if (dice.flip(0.6)) explain();
    else send(dice.flip(0.5));
  }

  /** A report of everything, then people talk until nothing is left to explain. */
  void finish() {
    send(false);
    world.rest();
    for (var open = open(); !open.isEmpty(); open = open()) look(open.getFirst());
    for (var one : world.servers().discrepancies().all()) {
      count("discrepancy " + one.kind());
      count("discrepancy " + one.status());
    }
  }

  private void count(String what) {
    world.servers().coverage().count(Coverage.Kind.OPERATIONS, what);
  }

  private void send(boolean spoiled) {
    meanwhile();
    if (rows.isEmpty()) return;
    var text = new StringBuilder(SettlementRow.HEADER).append('\n');
    for (var row : rows.values()) {
      if (spoiled && dice.flip(0.3)) continue;
      var told = spoiled && dice.flip(0.4) ? spoil(row) : row;
      text.append(told).append('\n');
    }
    var csv = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      var key = "report-" + said++;
      Misfortune.mayCome(world, dice);
      var file = world.settle(csv, key);
      if (dice.flip(0.3) && !world.settle(csv, key + "-again").equals(file))
        throw new AssertionError("the same bytes, another report");
    } catch (Problem nothing) {
      if (nothing.code() != ErrorCode.INVALID_REQUEST) throw nothing;
    }
  }

  /** What the PSP has done since. */
  private void meanwhile() {
    var day = LocalDate.ofInstant(world.servers().clock().instant(), ZoneOffset.UTC);
    for (var record : world.servers().psp().records()) {
      boolean refund = record.operation().equals("refund");
      if (!refund && !record.operation().equals("capture")) continue;
      long gross = record.amount().value();
      row(
          "sl-" + record.reference(),
          refund ? "REFUND" : "CAPTURE",
          record.key(),
          gross,
          refund ? -gross / 50 : gross / 50,
          record.amount().currency().code(),
          day);
    }
    for (var kept : world.servers().tables().orders().all()) {
      PaymentOrder order = kept.thing();
      for (var dispute : order.refunds().disputes()) {
        dispute("CHARGEBACK", order, dispute, day);
        if (dispute.status() == DisputeStatus.WON) dispute("CHARGEBACK_WON", order, dispute, day);
      }
    }
  }

  private void dispute(String type, PaymentOrder order, Dispute dispute, LocalDate day) {
    long amount = dispute.amount().value();
    var currency = dispute.amount().currency().code();
    var key = order.id() + ":capture-1";
    row("sl-" + dispute.id() + "-" + type, type, key, amount, 0, currency, day);
  }

  private void row(
      String line, String type, String key, long gross, long fee, String currency, LocalDate day) {
    rows.putIfAbsent(
        line,
        String.join(
            ",", line, type, key, "r-" + line, "" + gross, "" + fee, currency, day.toString()));
  }

  /** A mistake of the PSP, or two. */
  private String spoil(String row) {
    var v = row.split(",");
    return switch (dice.nextInt(12)) {
      case 0 -> v[0] + "," + v[1];
      case 1 -> with(v, 6, "XYZ");
      case 2 -> row + "\n" + row;
      case 3 -> row + "\n" + with(v, 7, "2026-01-01");
      case 4 -> row + "\n" + with(with(v, 0, v[0] + "-x").split(","), 2, "nobody:capture-1");
      case 5 -> row + "\n" + refund(v);
      case 6 -> with(v, 4, "" + (Long.parseLong(v[4]) + 1));
      case 7 -> with(v, 6, v[6].equals("CHF") ? "USD" : "CHF");
      case 8 -> with(v, 1, v[1].equals("CAPTURE") ? "REFUND" : "CAPTURE");
      case 9 -> row + "\n" + with(v, 0, v[0] + "-2");
      case 10 -> with(v, 5, "-3");
      default -> with(v, 5, "" + (Long.parseLong(v[4]) + 101));
    };
  }

  /** Something nobody asked for. */
  private String refund(String[] v) {
    var type = dice.flip(0.5) ? "REFUND" : "CHARGEBACK";
    return String.join(",", v[0] + "-r", type, "re_nobody", v[3], v[4], "0", v[6], v[7]);
  }

  private static String with(String[] values, int which, String other) {
    var changed = values.clone();
    changed[which] = other;
    return String.join(",", changed);
  }

  private void explain() {
    var open = open();
    if (!open.isEmpty()) look(dice.oneOf(open));
  }

  private List<Discrepancy> open() {
    return world.servers().discrepancies().all().stream()
        .filter(one -> one.status().isOpen())
        .toList();
  }

  private void look(Discrepancy one) {
    var remedy = one.remedy();
    var opinion =
        remedy != null && dice.flip(0.9)
            ? new Opinion(remedy.account(), remedy.seller(), dice.oneOf(PEOPLE), "looked")
            : opinion(one);
    try {
      world.explain(one.id(), opinion, "x-" + said++);
    } catch (Problem problem) {
      // the same person again, or it was matched while she looked
      if (problem.code() != ErrorCode.FORBIDDEN && problem.code() != ErrorCode.WRONG_STATE)
        throw problem;
    }
  }

  private Opinion opinion(Discrepancy one) {
    var person = dice.oneOf(PEOPLE);
    if (one.suspended() == null) return new Opinion(null, null, person, "looked");
    var account = dice.oneOf(PLACES);
    var seller = account == AccountType.MERCHANT_AVAILABLE ? new SellerId("anna") : null;
    return new Opinion(account, seller, person, "looked");
  }

  /** What is not explained though everybody has said what there is to say. */
  List<String> broken() {
    long unexplained = world.servers().discrepancies().unexplained();
    var broken = new ArrayList<String>();
    if (unexplained != 0) broken.add("%d minor units are not explained".formatted(unexplained));
    for (var row : world.servers().settlementLines().all())
      if (row.settlement().wrong() == null && row.settlement().of() == null)
        broken.add("a line for nothing that fits: " + row);
    return broken;
  }
}
