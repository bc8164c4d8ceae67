package dev.sluice.simulator.settlement;

import dev.sluice.simulator.book.Done;
import dev.sluice.simulator.request.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One line of the report.
 *
 * @param id names it for ever, in every report that contains it
 * @param key under which the merchant asked for it
 * @param gross minor units, what was taken or given back
 * @param fee minor units, what the PSP keeps of it; negative when it gives back
 */
record Line(
    String id,
    String type,
    String key,
    String reference,
    long gross,
    long fee,
    String currency,
    LocalDate date) {

  static final String HEADER = "line,type,key,reference,gross,fee,currency,date";

  /** 1.4 %, half to even; a refund gives it back. */
  private static final BigDecimal FEE = new BigDecimal("0.014");

  static Line of(Done done) {
    long gross = done.amount().value();
    boolean refund = done.operation() == Operation.REFUND;
    return new Line(
        "sl-" + done.sequence(),
        refund ? "REFUND" : "CAPTURE",
        done.key(),
        done.reference(),
        gross,
        refund ? -fee(gross) : fee(gross),
        done.amount().currency(),
        LocalDate.ofInstant(done.at(), ZoneOffset.UTC));
  }

  private static long fee(long gross) {
    return BigDecimal.valueOf(gross)
        .multiply(FEE)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  boolean isCapture() {
    return type.equals("CAPTURE");
  }

  Line withId(String other) {
    return new Line(other, type, key, reference, gross, fee, currency, date);
  }

  Line withType(String other) {
    return new Line(id, other, key, reference, gross, fee, currency, date);
  }

  Line withKey(String other) {
    return new Line(id, type, other, reference, gross, fee, currency, date);
  }

  Line withGross(long other) {
    return new Line(id, type, key, reference, other, fee, currency, date);
  }

  Line withFee(long other) {
    return new Line(id, type, key, reference, gross, other, currency, date);
  }

  Line withCurrency(String other) {
    return new Line(id, type, key, reference, gross, fee, other, date);
  }

  String row() {
    return String.join(
        ",", id, type, key, reference, "" + gross, "" + fee, currency, date.toString());
  }
}
