package dev.sluice.platform.command;

import dev.sluice.platform.door.Door;
import dev.sluice.servers.process.ServerFailure;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives the made-up sellers bank accounts, pays them, and has the bank execute the files. */
final class DemoPayouts {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
  private static final Duration STUCK = Duration.ofMinutes(2);
  private static final Pattern MADE_UP = Pattern.compile("seller-([0-9]{2})");
  private static final String PAGE = "100";

  private final Door admin;
  private final Door finance;
  private final Door simulator;
  private final Path files;

  DemoPayouts(Door admin, Door finance, Door simulator, Path files) {
    this.admin = admin;
    this.finance = finance;
    this.simulator = simulator;
    this.files = files;
  }

  /**
   * @return the payment files of the day
   */
  List<Path> pay(LocalDate day) throws InterruptedException {
    for (var seller : sellers()) open(seller);
    finance.post("/payouts/batches", Map.of());
    var paid = new ArrayList<Path>();
    for (var batch : done(day))
      for (var file : batch.path("files")) {
        var currency = file.path("total").path("currency").asString("");
        var id = batch.path("id").asString("");
        var copy = files.resolve("payout-%s-%s.xml".formatted(id, currency));
        finance.save("/payouts/batches/" + id + "/file", Map.of("currency", currency), copy);
        simulator.upload("/bank/payments", copy, "application/xml");
        paid.add(copy);
      }
    return paid;
  }

  /** Those of the demonstration that have anything. */
  private TreeSet<String> sellers() throws InterruptedException {
    var sellers = new TreeSet<String>();
    for (var cursor = ""; ; ) {
      var query =
          cursor.isEmpty() ? Map.of("limit", PAGE) : Map.of("limit", PAGE, "cursor", cursor);
      var page = finance.get("/ledger/accounts", query);
      for (var account : page.path("data")) {
        var seller = account.path("sellerId").asString("");
        if (MADE_UP.matcher(seller).matches()) sellers.add(seller);
      }
      if (!page.path("hasMore").asBoolean(false)) return sellers;
      cursor = page.path("nextCursor").asString("");
    }
  }

  /** One that has a bank account keeps it, and everybody keeps what else is agreed. */
  private void open(String seller) throws InterruptedException {
    var known = admin.get("/sellers/" + seller, Map.of());
    if (!known.at("/payouts/bankAccount").isMissingNode()) return;
    var terms = JsonMapper.shared().createObjectNode();
    for (var kept : List.of("reserve", "contracts"))
      if (known.has(kept)) terms.set(kept, known.get(kept));
    var payouts = terms.putObject("payouts").put("schedule", "DAILY").put("onHold", false);
    payouts.putObject("bankAccount").put("iban", iban(seller)).put("holder", seller);
    admin.put("/sellers/" + seller, terms);
  }

  /** An account nobody has, with right check digits. */
  private static String iban(String seller) {
    var account = "5001051700000000" + seller.substring(seller.length() - 2);
    // D and E count 13 and 14, and the check digits are worked out as if they were 00
    var rest = new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
    return "DE%02d%s".formatted(98 - rest, account);
  }

  /** The batches of the day, once the last of them is through. */
  private List<JsonNode> done(LocalDate day) throws InterruptedException {
    long end = System.nanoTime() + STUCK.toNanos();
    while (System.nanoTime() < end) {
      var batches = new ArrayList<JsonNode>();
      for (var batch : finance.get("/payouts/batches", Map.of("limit", PAGE)).path("data"))
        if (batch.path("day").asString("").equals(day.toString())) batches.add(batch);
      if (batches.stream().allMatch(one -> one.path("status").asString("").equals("DONE")))
        return batches;
      Thread.sleep(LOOK_AGAIN);
    }
    throw new ServerFailure("The payouts are not made: see ./sluice status");
  }
}
