package dev.sluice.simulator.http;

import dev.sluice.simulator.bank.Bank;
import dev.sluice.simulator.request.Fields;
import dev.sluice.simulator.wire.Unreadable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** The merchant's bank, under /bank. */
final class BankDoor {
  static final String PATH = "/bank/";

  /** A payment file may pay some thousand sellers. */
  static final int MAX_FILE = 16 * 1024 * 1024;

  private final Bank bank;
  private final Synced book;

  /** Waits until what was done is stored. */
  interface Synced {
    void await() throws InterruptedException;
  }

  BankDoor(Bank bank, Synced book) {
    this.bank = bank;
    this.book = book;
  }

  Reply handle(Incoming incoming) throws InterruptedException {
    return switch (incoming.path()) {
      case "/bank/statement" -> Router.get(incoming, () -> statement(incoming));
      case "/bank/payments" -> {
        if (!incoming.method().equals("POST")) yield Router.notAllowed("POST");
        int paid = bank.pay(incoming.body());
        yield Reply.ok(json -> json.writeNumberProperty("paid", paid));
      }
      case "/bank/returns" -> {
        if (!incoming.method().equals("POST")) yield Router.notAllowed("POST");
        yield giveBack(incoming);
      }
      default -> Router.noSuchPath();
    };
  }

  private Reply statement(Incoming incoming) throws InterruptedException {
    var text = incoming.parameters("date").get("date");
    if (text == null) throw new Unreadable("date is required, a day such as 2026-11-20");
    var day = day(text);
    book.await();
    return new Reply.File("application/xml", bank.statement(day));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Unreadable("date must be a day such as 2026-11-20");
    }
  }

  private Reply giveBack(Incoming incoming) {
    var fields = Fields.of(incoming.json(), Set.of("endToEndId", "reason"));
    var name = fields.text("endToEndId");
    var reason = fields.has("reason") ? fields.text("reason") : "AC04";
    if (!reason.matches("[A-Z0-9]{1,4}"))
      throw new Unreadable("reason must be a code such as AC04");
    return bank.giveBack(name, reason)
        ? Reply.ok(json -> json.writeStringProperty("returned", name))
        : Reply.error(404, "no_such_payment", "nothing paid under this name is still away");
  }
}
