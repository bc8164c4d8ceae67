package dev.sluice.bench.load;

import dev.sluice.bench.order.RejectedLine;
import java.io.PrintStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What became of a run. The books are those of the whole data directory, not of the run alone. */
public final class LoadResult {
  private static final int MAX_PRINTED = 20;
  private static final int MAX_SELLERS = 10;

  private final Sent sent;
  private final Shipping.Shipped shipped;
  private final Books books;
  private final Duration took;
  private final AuditResult audit;
  private final List<String> troubles;

  /**
   * @param took from the first order sent until nothing was in flight
   * @param troubles why the run did not come to its end, empty if it did
   */
  LoadResult(
      Sent sent,
      Shipping.Shipped shipped,
      Books books,
      Duration took,
      AuditResult audit,
      List<String> troubles) {
    this.sent = sent;
    this.shipped = shipped;
    this.books = books;
    this.took = took;
    this.audit = audit;
    this.troubles = List.copyOf(troubles);
  }

  /** One line, the contract of {@code pay --json} and {@code demo --json}. */
  public String toJson() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("submitted", sent.submitted())
        .put("accepted", sent.accepted())
        .put("alreadyPaid", sent.alreadyPaid());
    var rejected = json.putArray("rejected");
    sent.rejected()
        .forEach(r -> rejected.addObject().put("line", r.line()).put("reason", r.reason()));
    json.putObject("shipping").put("asked", shipped.asked()).put("refused", shipped.refused());
    json.put("refunds", shipped.refunds());
    json.put("final", books.settled());
    books.payments().forEach(json.putObject("payments")::put);
    books.orders().forEach(json.putObject("orders")::put);
    json.put("journals", books.journals());
    ObjectNode balance = json.putObject("trialBalance");
    books
        .trialBalance()
        .forEach((currency, sides) ->
            balance.putObject(currency).put("debit", sides.debit()).put("credit", sides.credit()));
    ObjectNode times = json.putObject("acceptedToBalanceMs");
    put(times, "p50", books.p50());
    put(times, "p99", books.p99());
    json.put("seconds", took.toMillis() / 1000.0);
    json.set("audit", audit.json());
    return json.toString();
  }

  private static void put(ObjectNode json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, value.getAsLong());
    } else {
      json.putNull(name);
    }
  }

  /** For people. */
  public void print(PrintStream out) {
    out.printf(
        "Sent: %d orders, %d accepted, %d already paid, %d lines rejected%n",
        sent.submitted(), sent.accepted(), sent.alreadyPaid(), sent.rejected().size());
    for (RejectedLine line :
        sent.rejected().subList(0, Math.min(MAX_PRINTED, sent.rejected().size()))) {
      out.printf("  line %d: %s%n", line.line(), line.reason());
    }
    if (sent.rejected().size() > MAX_PRINTED) {
      out.printf("  and %d more, --json names them all%n", sent.rejected().size() - MAX_PRINTED);
    }
    if (shipped.asked() + shipped.refunds() + shipped.refused() > 0) {
      out.printf(
          "Shipped: %d captures and voids asked for, %d refunds; %d refused%n",
          shipped.asked(), shipped.refunds(), shipped.refused());
    }
    out.println("Payments: " + Words.counts(books.payments()) + "; " + books.settled() + " final");
    out.println("Orders:   " + Words.counts(books.orders()));
    if (books.inReview() > 0 || books.deadLetters() > 0) {
      out.printf(
          "For you:  %d in review, %d dead letters%n", books.inReview(), books.deadLetters());
    }
    out.printf("Trial balance over %d journal entries:%n", books.journals());
    books.trialBalance().forEach((currency, sides) -> balance(out, currency, sides));
    out.println("Most pending:");
    books.topSellers().stream().limit(MAX_SELLERS).forEach(seller -> pending(out, seller));
    if (books.p50().isPresent() && books.p99().isPresent()) {
      out.printf(
          "Accepted to balance: p50 %d ms, p99 %d ms over %d payments%n",
          books.p50().getAsLong(), books.p99().getAsLong(), books.timed());
    }
    audit.print(out);
    out.println("Took " + Words.time(took));
    troubles.forEach(trouble -> out.println("NOT DONE: " + trouble));
    out.flush();
  }

  private static void balance(PrintStream out, String currency, Books.Sides sides) {
    out.printf(
        "  %-3s  debit %20s  credit %20s%s%n",
        currency,
        Words.amount(sides.debit(), currency),
        Words.amount(sides.credit(), currency),
        sides.debit().equals(sides.credit()) ? "" : "  NOT BALANCED");
  }

  private static void pending(PrintStream out, Books.Pending seller) {
    out.printf(
        "  %-40s %20s %s%n",
        seller.sellerId(),
        Words.amount(BigInteger.valueOf(seller.minor()), seller.currency()),
        seller.currency());
  }

  /** 0 only if every order was answered, everything is booked and the audit is clean. */
  public int exitCode() {
    return troubles.isEmpty() ? audit.exitCode() : 1;
  }
}
