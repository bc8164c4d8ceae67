package dev.sluice.infrastructure.bank;

import dev.sluice.application.bank.StatementReader;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankStatement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement while it is read. */
final class Camt053Statement {

  private static final int DAY = 10;
  private static final String NOBODY_NAMED_IT = "NOTPROVIDED";

  /** What a transaction of an entry says, or the entry itself. */
  private static final class Part {
    @Nullable Amount amount;
    boolean out;
    @Nullable String reference;
    @Nullable String endToEnd;
    @Nullable String returned;
    final StringBuilder remittance = new StringBuilder();

    void remittance(String more) {
      if (!remittance.isEmpty()) remittance.append(' ');
      remittance.append(more);
    }
  }

  private final List<BankEntry> entries = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private String id = "";
  private String account = "";
  private String balance = "";
  private boolean negative;
  private @Nullable Amount amount;
  private @Nullable Amount opening;
  private @Nullable Amount closing;
  private LocalDate balanceDay = LocalDate.EPOCH;
  private LocalDate closedOn = LocalDate.EPOCH;
  private LocalDate bookedOn = LocalDate.EPOCH;
  private boolean booked;
  private boolean reversed;
  private int number;
  private Part whole = new Part();

  void begin(String element) {
    switch (element) {
      case "Ntry" -> {
        whole = new Part();
        parts.clear();
        booked = false;
        reversed = false;
        number++;
      }
      case "Ntry/NtryDtls/TxDtls" -> parts.add(new Part());
      case "Bal" -> {
        balance = "";
        negative = false;
      }
      default -> {}
    }
  }

  void end(String element, String text, String currency) {
    switch (element) {
      case "Id" -> id = text;
      case "Acct/Id/IBAN", "Acct/Id/Othr/Id" -> account = text;
      case "Bal/Tp/CdOrPrtry/Cd" -> balance = text;
      case "Bal/Amt" -> amount = amount(text, currency);
      case "Bal/CdtDbtInd" -> negative = text.equals("DBIT");
      case "Bal/Dt/Dt", "Bal/Dt/DtTm" -> balanceDay = day(text);
      case "Bal" -> balance();
      case "Ntry/Amt" -> whole.amount = amount(text, currency);
      case "Ntry/CdtDbtInd" -> whole.out = text.equals("DBIT");
      case "Ntry/RvslInd" -> reversed = text.equals("true") || text.equals("1");
      case "Ntry/Sts/Cd" -> booked = text.equals("BOOK");
      case "Ntry/BookgDt/Dt", "Ntry/BookgDt/DtTm" -> bookedOn = day(text);
      case "Ntry/AcctSvcrRef" -> whole.reference = text;
      case "Ntry" -> entry();
      default -> {
        if (!parts.isEmpty() && element.startsWith("Ntry/NtryDtls/TxDtls/"))
          part(
              parts.getLast(), element.substring("Ntry/NtryDtls/TxDtls/".length()), text, currency);
      }
    }
  }

  private static void part(Part part, String element, String text, String currency) {
    switch (element) {
      case "Refs/AcctSvcrRef" -> part.reference = text;
      case "Refs/EndToEndId" -> part.endToEnd = text.equals(NOBODY_NAMED_IT) ? null : text;
      case "Amt" -> part.amount = amount(text, currency);
      case "RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref" -> part.remittance(text);
      case "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry" -> part.returned = text;
      case "RtrInf" -> {
        if (part.returned == null) part.returned = "RETURNED";
      }
      default -> {}
    }
  }

  private void balance() {
    var signed = amount == null || !negative ? amount : amount.negated();
    switch (balance) {
      case "OPBD", "PRCD" -> opening = signed;
      case "CLBD" -> {
        closing = signed;
        closedOn = balanceDay;
      }
      default -> {}
    }
  }

  /** An entry that stands for several transactions is as many entries. */
  private void entry() {
    var sum = whole.amount;
    if (!booked || sum == null || sum.isZero()) return;
    var reference = whole.reference == null ? id + "/" + number : whole.reference;
    if (parts.size() > 1) {
      var left = sum;
      for (int i = 0; i < parts.size(); i++) {
        var part = parts.get(i);
        if (part.amount == null)
          throw refused("entry " + reference + " has a transaction without an amount");
        left = left.minus(part.amount);
        add(part, part.amount, reference + "/" + (i + 1));
      }
      if (!left.isZero())
        throw refused("the transactions of entry " + reference + " do not make its amount");
    } else add(parts.isEmpty() ? whole : parts.getFirst(), sum, reference);
  }

  private void add(Part part, Amount size, String reference) {
    if (size.isZero()) return;
    if (entries.size() == StatementReader.MOST_ENTRIES)
      throw new Problem(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "A statement may have %d entries at most".formatted(StatementReader.MOST_ENTRIES));
    var reason = part.returned == null && reversed ? "REVERSED" : part.returned;
    entries.add(
        new BankEntry(
            new BankEntryKey(account, reference),
            whole.out ? size.negated() : size,
            bookedOn,
            part.endToEnd,
            part.remittance.toString(),
            reason));
  }

  BankStatement read() {
    if (opening == null || closing == null)
      throw refused("statement " + id + " has no opening (OPBD) or no closing balance (CLBD)");
    try {
      return new BankStatement(id, account, opening, closing, closedOn, entries);
    } catch (IllegalArgumentException mixed) {
      throw refused(
          "statement %s is in %s, %s".formatted(id, opening.currency(), mixed.getMessage()));
    }
  }

  private static Amount amount(String text, String currency) {
    try {
      var known = Currency.of(currency);
      return new Amount(
          new BigDecimal(text).movePointRight(known.decimals()).longValueExact(), known);
    } catch (ArithmeticException tooFine) {
      throw refused("%s %s is no whole number of minor units".formatted(text, currency));
    } catch (IllegalArgumentException unknown) {
      throw refused(currency + " is no currency");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.substring(0, Math.min(DAY, text.length())));
    } catch (DateTimeException noDay) {
      throw refused(text + " is no day of ours");
    }
  }

  private static Problem refused(String why) {
    return Problem.invalid("/", why);
  }
}
