package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.bank.BankStatements;
import dev.sluice.application.bank.BankStatements.Doubt;
import dev.sluice.application.bank.BankStatements.File;
import dev.sluice.application.bank.BankStatements.Paid;
import dev.sluice.application.bank.BankStatements.Report;
import dev.sluice.application.bank.BankStatements.Tally;
import dev.sluice.application.settlement.SettlementLines.Booked;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankStatement;
import dev.sluice.domain.id.BankFileId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link BankStatements} promises. */
@ContractOf(BankStatements.class)
public abstract class BankStatementsContract {

  private static final LocalDate DAY = SettlementRooms.DAY;

  private final Things things = new Things();

  protected abstract SettlementRooms rooms();

  protected abstract BankStatements statements();

  @Test
  void the_same_bytes_are_the_same_file() {
    var file = file();
    assertThat(add(file)).isTrue();

    var again =
        new File(
            new BankFileId(things.number()),
            file.sha256(),
            file.bytes(),
            "other",
            Things.TRACE,
            Things.NOW);
    assertThat(add(again)).isFalse();
    assertThat(statements().withHash(file.sha256())).contains(file.id());
    assertThat(statements().withHash("0".repeat(64))).isEmpty();
    assertThat(statements().find(again.id())).isEmpty();
    var view = statements().find(file.id()).orElseThrow();
    assertThat(view.size()).isEqualTo(file.bytes().length);
    assertThat(view.tally()).isEqualTo(new Tally(1, 2, 1));
    assertThat(view.receivedAt()).isEqualTo(Things.NOW);
  }

  @Test
  void an_entry_is_kept_with_all_it_says_and_found_by_its_name() {
    var file = added();
    var full = new BankEntry(key(), eur(-750), DAY, "pout_1", "payout ü", "AC04");
    var bare = new BankEntry(key(), eur(30), DAY, null, "", null);
    put(file, statement(DAY, 0, 0), full, bare);

    assertThat(statements().known(List.of(full.key(), bare.key(), key())))
        .isEqualTo(Map.of(full.key(), full, bare.key(), bare));
    assertThat(statements().known(List.of())).isEmpty();

    rooms()
        .in(() -> {
          statements().matched(full.key(), "pout_1");
          return true;
        });
    assertThat(statements().find(file).orElseThrow().matched()).isEqualTo(1);
  }

  @Test
  void a_report_is_paid_by_all_entries_with_its_name_and_settled_by_all_its_lines() {
    var report = new Report(DAY, Currency.of("EUR"));
    var other = new Report(DAY.plusDays(9), Currency.of("EUR"));
    settle(LineType.CAPTURE, "nobody:capture-1", 100);
    var before = paid(report);
    put(added(), statement(DAY, 0, 0), paying(1000), paying(430), paying(-30));
    settle(LineType.CAPTURE, "nobody:capture-2", 1450);
    settle(LineType.REFUND, "re_nobody", 50);

    var after = paid(report);

    assertThat(after.paid()).isEqualTo(before.paid().plus(eur(1400)));
    // a fee of 20 each
    assertThat(Objects.requireNonNull(after.settled()))
        .isEqualTo(Objects.requireNonNull(before.settled()).plus(eur(1430 - 70)));
    assertThat(paid(other)).isEqualTo(new Paid(eur(0), null));
    assertThat(statements().paid(List.of())).isEmpty();
  }

  @Test
  void a_gap_is_seen_from_the_last_statement_of_an_earlier_day() {
    var account = "account-" + things.number();
    var first = statement(account, DAY, 0, 500);
    var second = statement(account, DAY, 0, 700);
    var third = statement(account, DAY.plusDays(2), 900, 900);
    assertThat(statements().leftBefore(third)).isEmpty();
    var file = added();
    put(file, first);
    put(added(), second);
    assertThat(statements().leftBefore(second)).isEmpty();
    assertThat(statements().leftBefore(third)).contains(eur(700));

    var last = added();
    put(last, third);
    assertThat(statements().isGap(last, 1)).isTrue();
    assertThat(statements().isGap(file, 1)).isFalse();
    put(added(), statement(account, DAY.plusDays(1), 700, 900));
    assertThat(statements().isGap(last, 1)).isFalse();
  }

  @Test
  void a_statement_that_came_before_is_not_written_again() {
    var one = statement(DAY, 0, 500);
    assertThat(put(added(), one)).isTrue();
    assertThat(put(added(), one)).isFalse();

    assertThat(
            statements()
                .leftBefore(
                    new BankStatement(
                        "later", one.account(), eur(0), eur(0), DAY.plusDays(1), List.of())))
        .contains(eur(500));
  }

  @Test
  void what_does_not_fit_waits_until_it_is_closed() {
    var file = added();
    var entry = paying(55);
    put(file, statement(DAY, 0, 55), entry);
    var unknown = doubt(DiscrepancyKind.BANK_UNKNOWN, new Doubt(file, 1, entry.key()));
    var gap = doubt(DiscrepancyKind.BANK_GAP, new Doubt(file, 1, null));
    var sum = doubt(DiscrepancyKind.BANK_SUM_DIFFERS, new Doubt(file, 1, null));

    var waiting = waitingOf(file);
    assertThat(waiting)
        .extracting(BankStatements.Waiting::discrepancy)
        .containsExactly(unknown, gap);
    assertThat(waiting.getFirst().entry()).isEqualTo(entry);
    assertThat(waiting.getFirst().about()).isEqualTo(new Doubt(file, 1, entry.key()));
    assertThat(waiting.getFirst().traceId()).isEqualTo(Things.TRACE);
    assertThat(waiting.getLast().entry()).isNull();
    assertThat(statements().waiting(Optional.of(gap.id()), 1000))
        .noneMatch(one -> one.about().file().equals(file));
    var view = statements().find(file).orElseThrow();
    assertThat(view.discrepancies())
        .isEqualTo(
            Map.of(
                DiscrepancyKind.BANK_UNKNOWN, 1L,
                DiscrepancyKind.BANK_GAP, 1L,
                DiscrepancyKind.BANK_SUM_DIFFERS, 1L));
    assertThat(view.unexplained()).isEqualTo(21);

    for (var one : List.of(unknown, gap))
      rooms()
          .in(() -> {
            rooms().discrepancies().save(one.match(Things.NOW).after());
            return true;
          });
    assertThat(waitingOf(file)).isEmpty();
    assertThat(statements().find(file).orElseThrow().unexplained()).isEqualTo(7);
    assertThat(sum.kind().isAtBank()).isTrue();
  }

  private Paid paid(Report report) {
    return Objects.requireNonNull(statements().paid(Set.of(report)).get(report));
  }

  private void settle(LineType type, String key, long gross) {
    var line = rooms().line(things, type, key, gross);
    var file = rooms().report(things, 1);
    rooms()
        .in(() -> {
          rooms()
              .lines()
              .add(List.of(new Booked(Settlement.of(line, Optional.empty()), file.id(), 1)));
          return true;
        });
  }

  private List<BankStatements.Waiting> waitingOf(BankFileId file) {
    return statements().waiting(Optional.empty(), 1000).stream()
        .filter(one -> one.about().file().equals(file))
        .toList();
  }

  private Discrepancy doubt(DiscrepancyKind kind, Doubt about) {
    var one =
        SettlementRooms.discrepancy(things, kind, new About(null, 0, null, null, null, 0), null);
    rooms()
        .in(() -> {
          rooms().discrepancies().add(List.of(one));
          statements().doubt(one.id(), about);
          return true;
        });
    return one;
  }

  private BankEntry paying(long amount) {
    return new BankEntry(key(), eur(amount), DAY, null, "settlement-" + DAY, null);
  }

  private BankEntryKey key() {
    return new BankEntryKey("DE1", "B" + things.number());
  }

  private BankStatement statement(LocalDate day, long opening, long closing) {
    return statement("account-" + things.number(), day, opening, closing);
  }

  private BankStatement statement(String account, LocalDate day, long opening, long closing) {
    return new BankStatement(
        "S" + things.number(), account, eur(opening), eur(closing), day, List.of());
  }

  private File file() {
    var id = new BankFileId(things.number());
    return new File(
        id,
        "%064x".formatted(id.number()),
        "<Document/>".getBytes(StandardCharsets.UTF_8),
        "finance",
        Things.TRACE,
        Things.NOW);
  }

  private boolean add(File file) {
    return rooms().in(() -> statements().add(file, new Tally(1, 2, 1)));
  }

  private BankFileId added() {
    var file = file();
    add(file);
    return file.id();
  }

  private boolean put(BankFileId file, BankStatement statement, BankEntry... entries) {
    return rooms().in(() -> statements().add(file, 1, statement, List.of(entries)));
  }
}
