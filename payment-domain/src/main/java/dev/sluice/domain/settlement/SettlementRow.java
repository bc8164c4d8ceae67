package dev.sluice.domain.settlement;

import dev.sluice.domain.id.LineId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import java.time.DateTimeException;
import java.time.LocalDate;

/** One row of a report, as far as it can be read. */
public sealed interface SettlementRow {

  /** What the first row has to say. */
  String HEADER = "line,type,key,reference,gross,fee,currency,date";

  int COLUMNS = 8;

  record Read(SettlementLine line) implements SettlementRow {}

  /**
   * @param kind MALFORMED or UNKNOWN_CURRENCY
   */
  record Unread(DiscrepancyKind kind, String why) implements SettlementRow {}

  /** Nothing is quoted: no value may have a comma. */
  static SettlementRow of(String text) {
    var values = text.split(",", -1);
    if (values.length != COLUMNS)
      return new Unread(
          DiscrepancyKind.MALFORMED, "has %d values, not %d".formatted(values.length, COLUMNS));
    try {
      var type = LineType.valueOf(values[1]);
      long gross = number("gross", values[4]);
      long fee = number("fee", values[5]);
      var date = LocalDate.parse(values[7]);
      if (!values[6].matches("[A-Z]{3}"))
        throw new IllegalArgumentException("currency has to be three capital letters");
      Currency currency;
      try {
        currency = Currency.of(values[6]);
      } catch (IllegalArgumentException unknown) {
        return new Unread(DiscrepancyKind.UNKNOWN_CURRENCY, values[6] + " is no currency");
      }
      return new Read(
          new SettlementLine(
              new LineId(values[0]),
              type,
              values[2],
              values[3],
              new Amount(gross, currency),
              new Amount(fee, currency),
              date));
    } catch (DateTimeException notADay) {
      return new Unread(DiscrepancyKind.MALFORMED, "date has to be a day such as 2026-11-20");
    } catch (IllegalArgumentException wrong) {
      var why = String.valueOf(wrong.getMessage());
      return new Unread(
          DiscrepancyKind.MALFORMED,
          why.startsWith("No enum")
              ? "type has to be CAPTURE, REFUND, CHARGEBACK or CHARGEBACK_WON"
              : why);
    }
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          name + " has to be a whole number of minor units", notANumber);
    }
  }
}
