package dev.sluice.domain.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What an entry is for, by what its sender has written on it. */
public sealed interface BankPurpose {

  /** What a PSP calls its report of a day; the net of it comes with this name. */
  String REPORT = "settlement-";

  /** How payouts are called. */
  String PAYOUT = "pout_";

  Pattern NAMED = Pattern.compile(REPORT + "(\\d{4}-\\d{2}-\\d{2})");

  /** What the PSP pays for its report of a day, or takes when more went back than came. */
  record Settlement(LocalDate day) implements BankPurpose {}

  /** A payout has left. */
  record Payout(String id) implements BankPurpose {}

  /** A payout has come back. */
  record PayoutBack(String id, String reason) implements BankPurpose {}

  record Unknown() implements BankPurpose {}

  static BankPurpose of(BankEntry entry) {
    var name = entry.endToEndId();
    var reason = entry.returnReason();
    if (name != null && name.startsWith(PAYOUT)) {
      if (reason != null && entry.isIn()) return new PayoutBack(name, reason);
      if (reason == null && !entry.isIn()) return new Payout(name);
      return new Unknown();
    }
    var report = NAMED.matcher(entry.remittance());
    if (!report.find()) return new Unknown();
    try {
      return new Settlement(LocalDate.parse(report.group(1)));
    } catch (DateTimeException noDay) {
      return new Unknown();
    }
  }
}
