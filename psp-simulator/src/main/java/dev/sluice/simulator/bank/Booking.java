package dev.sluice.simulator.bank;

import java.time.LocalDate;

/**
 * A booked entry.
 *
 * @param amount minor units, positive when it came in
 * @param endToEndId what the merchant called it; empty when it did not ask for it
 * @param returnReason empty when it is no return
 */
record Booking(
    LocalDate day,
    String currency,
    long amount,
    String endToEndId,
    String remittance,
    String returnReason) {

  private static final int FIELDS = 6;

  static Booking of(String line) {
    var fields = line.split("\t", -1);
    if (fields.length != FIELDS) throw new IllegalArgumentException("not a booking: " + line);
    return new Booking(
        LocalDate.parse(fields[0]),
        fields[1],
        Long.parseLong(fields[2]),
        fields[3],
        fields[4],
        fields[5]);
  }

  String line() {
    return String.join(
        "\t",
        day.toString(),
        currency,
        Long.toString(amount),
        plain(endToEndId),
        plain(remittance),
        returnReason);
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ");
  }

  boolean isReturn() {
    return !returnReason.isEmpty();
  }
}
