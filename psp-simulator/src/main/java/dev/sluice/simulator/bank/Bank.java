package dev.sluice.simulator.bank;

import dev.sluice.simulator.settlement.SettlementReport;
import dev.sluice.simulator.wire.Unreadable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One account per currency. What the PSP pays for the report of a day comes in one entry, and in
 * another when the report has grown since.
 */
public final class Bank {

  /** The name of a report, on the entry that pays it. */
  static final String REPORT = "settlement-";

  private final Bookings bookings;
  private final SettlementReport report;
  private final InstantSource clock;

  public Bank(Path directory, SettlementReport report, InstantSource clock) {
    this.bookings = new Bookings(directory);
    this.report = report;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The statement of a day, camt.053: one per currency. The same entries are the same bytes. */
  public synchronized byte[] statement(LocalDate day) {
    if (day.isAfter(today())) throw new Unreadable("date must not be in the future");
    payReports(day);
    return new StatementXml(bookings.all(), day).bytes();
  }

  /** What the PSP owes for its reports and has not paid comes in. */
  private void payReports(LocalDate until) {
    var due = report.nets(until);
    for (var booking : bookings.all())
      if (booking.remittance().startsWith(REPORT))
        due.merge(
            new SettlementReport.Of(
                LocalDate.parse(booking.remittance().substring(REPORT.length())),
                booking.currency()),
            -booking.amount(),
            Long::sum);
    bookings.add(
        due.entrySet().stream()
            .filter(entry -> entry.getValue() != 0)
            .map(entry ->
                new Booking(
                    until,
                    entry.getKey().currency(),
                    entry.getValue(),
                    "",
                    REPORT + entry.getKey().day(),
                    ""))
            .toList());
  }

  /**
   * Executes a payment file, today. What has been paid under a name is not paid again.
   *
   * @return how many payments were new
   */
  public synchronized int pay(byte[] file) {
    var paid =
        bookings.all().stream()
            .map(Booking::endToEndId)
            .collect(Collectors.toCollection(HashSet::new));
    var fresh = new ArrayList<Booking>();
    for (var order : PaymentOrders.read(file, today()))
      if (paid.add(order.endToEndId())) fresh.add(order);
    bookings.add(fresh);
    return fresh.size();
  }

  /**
   * The bank of who was paid sends it back, today.
   *
   * @param reason as banks code it: AC04 is a closed account
   * @return false when nothing was paid under this name, or it came back before
   */
  public synchronized boolean giveBack(String endToEndId, String reason) {
    var named = bookings.all().stream().filter(one -> one.endToEndId().equals(endToEndId)).toList();
    if (named.isEmpty() || named.stream().anyMatch(Booking::isReturn)) return false;
    var paid = named.getFirst();
    bookings.add(
        List.of(
            new Booking(
                today(), paid.currency(), -paid.amount(), endToEndId, paid.remittance(), reason)));
    return true;
  }
}
