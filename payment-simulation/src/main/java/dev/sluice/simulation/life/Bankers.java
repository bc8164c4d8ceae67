package dev.sluice.simulation.life;

import static java.util.stream.Collectors.joining;

import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutBatches.File;
import dev.sluice.application.payout.PayoutOutcomes.Word;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.payout.PayoutStatus;
import dev.sluice.domain.payout.PayoutTrigger;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.world.PayoutDoor;
import dev.sluice.simulation.world.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who asks for payouts and stops them, and a bank that pays them or not, sends some back after it
 * has paid them, and says so on one paper, on another, or on both.
 */
final class Bankers {

  private static final int DEATHS = 4;
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private final World world;
  private final Dice dice;
  private final Merchants merchants;
  private int said;

  Bankers(World world, Dice dice, Merchants merchants) {
    this.world = world;
    this.dice = dice;
    this.merchants = merchants;
  }

  void act() {
    if (dice.flip(0.4)) merchants.agree();
    switch (dice.nextInt(5)) {
      case 0 -> say("payout-batches", PayoutDoor::open);
      case 1 -> pay();
      case 2 -> stop();
      default -> bank();
    }
  }

  /** Everything goes to the bank, and the bank says something about all of it. */
  void finish() {
    for (var payout : standing(PayoutStatus.HELD))
      change(
          payout.id(),
          dice.flip(0.5) ? new PayoutTrigger.Release() : new PayoutTrigger.Cancel("jon", "looked"));
    say("payout-batches", PayoutDoor::open);
    world.rest();
    // time may pass while the world comes to rest, and bring the payouts of another day
    while (!standing(PayoutStatus.SENT).isEmpty()) {
      bank();
      world.rest();
    }
    for (var payout : all()) count("payout " + how(payout));
    for (var skip : world.servers().payoutBatches().skipped())
      count("payout skipped " + skip.reason());
  }

  private static String how(Payout payout) {
    return payout.state() instanceof PayoutState.Returned returned && returned.hadSettled()
        ? "RETURNED after it had settled"
        : payout.status().name();
  }

  private void count(String what) {
    world.servers().coverage().count(Coverage.Kind.OPERATIONS, what);
  }

  private Optional<String> say(String door, Function<PayoutDoor, String> what) {
    Misfortune.mayCome(world, dice);
    try {
      return Optional.of(world.payouts(door, "p-" + said++, what));
    } catch (Problem problem) {
      if (problem.code() != ErrorCode.WRONG_STATE) throw problem;
      return Optional.empty();
    }
  }

  private void pay() {
    var seller = new SellerId(dice.oneOf(Merchants.SELLERS));
    var at = new At(seller, Currency.of(dice.oneOf(List.of("EUR", "JPY"))));
    say("payouts", door -> door.pay(at))
        .filter(_ -> dice.flip(0.5))
        .ifPresent(paid -> change(PayoutId.of(paid), new PayoutTrigger.Hold("ines", "looked")));
  }

  private void stop() {
    var payouts = all();
    if (payouts.isEmpty()) return;
    var trigger =
        dice.oneOf(
            List.of(
                new PayoutTrigger.Hold("ines", "looked"),
                new PayoutTrigger.Release(),
                new PayoutTrigger.Cancel("ines", "looked")));
    change(
        payouts.get(payouts.size() - 1 - dice.nextInt(Math.min(3, payouts.size()))).id(), trigger);
  }

  /** Seldom more than refused, so that who does it dies more often. */
  private void change(PayoutId payout, PayoutTrigger trigger) {
    for (int i = 0; i < DEATHS; i++) Misfortune.mayCome(world, dice);
    say("payouts-change", door -> door.change(payout, trigger));
  }

  /** It speaks of what stands in files, and now and then of what does not. */
  private void bank() {
    var known = new ArrayList<>(standing(PayoutStatus.SENT));
    if (dice.flip(0.3)) known.addAll(standing(PayoutStatus.SETTLED));
    if (dice.flip(0.1)) known.addAll(all());
    if (known.isEmpty()) return;
    if (dice.flip(0.4)) report(known);
    else {
      var words = known.stream().map(this::word).toList();
      say("payout-news", door -> door.statement(words));
    }
  }

  private Word word(Payout payout) {
    return dice.flip(0.7)
        ? new Word.Settled(payout.id(), DAY)
        : new Word.Returned(payout.id(), "AC04", DAY);
  }

  private void report(List<Payout> known) {
    var whole = dice.oneOf(known);
    var text =
        dice.flip(0.2) && whole.state() instanceof PayoutState.Sent sent
            ? "<OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>"
                .formatted(File.name(sent.with(), whole.amount().currency()))
            : known.stream()
                .map(payout ->
                    "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts></TxInfAndSts>"
                        .formatted(payout.id(), dice.oneOf(List.of("ACSC", "RJCT", "PDNG"))))
                .collect(joining("", "<OrgnlPmtInfAndSts>", "</OrgnlPmtInfAndSts>"));
    var xml =
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>%d</MsgId><CreDtTm>2026-03-02T10:00:00Z</CreDtTm></GrpHdr>%s
        </CstmrPmtStsRpt></Document>
        """
            .formatted(said, text)
            .getBytes(StandardCharsets.UTF_8);
    say("payout-status-reports", door -> door.report(xml));
    if (dice.flip(0.3)) say("payout-status-reports", door -> door.report(xml));
  }

  private List<Payout> standing(PayoutStatus status) {
    return all().stream().filter(payout -> payout.status() == status).toList();
  }

  private List<Payout> all() {
    return world.servers().payouts().all();
  }

  /** Money that is on its way though nothing moves any more, and files that say something else. */
  List<String> broken() {
    var broken = new ArrayList<String>();
    for (var payout : all())
      if (payout.status().isInTransit())
        broken.add("%s is %s for ever".formatted(payout.id(), payout.status()));
    for (var file : world.servers().payoutBatches().files()) {
      long sent =
          world.servers().payouts().sentWith(file.batch(), file.currency()).stream()
              .mapToLong(id -> world.servers().payouts().find(id).orElseThrow().amount().value())
              .sum();
      if (sent != file.total().value())
        broken.add("%s is of %s, not of %d".formatted(file.batch(), file.total(), sent));
    }
    return broken;
  }
}
