package dev.sluice.infrastructure.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.audit.Law;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementFiles.Tally;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.settlement.SettlementRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reports with everything that can be wrong in them, read by a real database. */
@Tag("integration")
class SettlementImportIntegrationTest {

  /** What a report leaves behind, without numbers that are new each time. */
  private static final String BOOKS =
      """
      SELECT j.movement_key || ' ' || a.account_type || ' ' || p.direction || ' ' || p.amount
        FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
        JOIN accounts a ON a.id = p.account_id ORDER BY 1
      """;

  private final List<PaymentOrder> orders = new ArrayList<>();
  private AuditedBooks audited;
  private Accountant accountant;

  @BeforeEach
  void open() {
    audited = new AuditedBooks();
    accountant = new Accountant(audited.database);
    while (orders.size() < 14) orders.addAll(Samples.orders(audited.story.captured()));
  }

  @AfterEach
  void close() {
    audited.close();
  }

  private String row(int i) {
    return row("sl-" + i, i, 1450, 20);
  }

  private String row(String line, int i, long gross, long fee) {
    return "%s,CAPTURE,%s:capture-1,cap_%d,%d,%d,EUR,2026-03-01"
        .formatted(line, orders.get(i).id(), i, gross, fee);
  }

  /** One of each, each in the line of another capture. */
  private List<String> spoiled() {
    var review = audited.story.expanded();
    audited.story.mismatch(review, Samples.orders(review).getFirst());
    return List.of(
        row(0),
        "sl-1,CAPTURE",
        row(2).replace("EUR", "XYZ"),
        row(3),
        row(3),
        row(4),
        row(4).replace(",20,", ",21,"),
        "sl-5,CAPTURE,po_0000000000000:capture-1,cap_5,1450,20,EUR,2026-03-01",
        "sl-6,REFUND,re_0000000000000,ref_6,1450,0,EUR,2026-03-01",
        row(7).replace("CAPTURE,", "CHARGEBACK,"),
        row(8).replace("CAPTURE,", "REFUND,"),
        row(9).replace("EUR", "CHF"),
        row(10),
        row("sl-10-2", 10, 1450, 20),
        row("sl-11", 11, 1449, 20),
        row("sl-12", 12, 1450, -1),
        row("sl-13", 13, 1450, 1451),
        "sl-14,CAPTURE,%s:capture-1,cap_14,1449,20,EUR,2026-03-01"
            .formatted(Samples.orders(review).getFirst().id()));
  }

  @Test
  void every_kind_of_discrepancy_is_found_and_called_by_its_name() {
    var view = accountant.settle(spoiled());

    var expected = new EnumMap<DiscrepancyKind, Long>(DiscrepancyKind.class);
    for (var kind : DiscrepancyKind.values())
      if (kind != DiscrepancyKind.MISSING && !kind.isAtBank()) expected.put(kind, 1L);
    assertThat(view.discrepancies()).isEqualTo(expected);
    assertThat(view.tally()).isEqualTo(new Tally(18, 4, 0));
    assertThat(kindsByRow())
        .containsEntry(2, DiscrepancyKind.MALFORMED)
        .containsEntry(5, DiscrepancyKind.DUPLICATE_LINE)
        .containsEntry(7, DiscrepancyKind.LINE_CHANGED)
        .containsEntry(14, DiscrepancyKind.ALREADY_SETTLED)
        .containsEntry(17, DiscrepancyKind.FEE_TOO_HIGH)
        .containsEntry(18, DiscrepancyKind.IN_REVIEW);
    assertClean();

    accountant.turn(Duration.ofDays(9));
    assertThat(accountant.missing.runOnce()).isEqualTo(10);
    assertThat(accountant.missing.runOnce()).isZero();
    assertClean();
  }

  private Map<Integer, DiscrepancyKind> kindsByRow() {
    var kinds = new TreeMap<Integer, DiscrepancyKind>();
    for (Discrepancy one : all()) kinds.put(one.about().row(), one.kind());
    return kinds;
  }

  private List<Discrepancy> all() {
    return accountant.rooms.discrepancies().list(false, Optional.empty(), 1000);
  }

  @Test
  void the_same_again_changes_nothing_whole_or_in_part() {
    var rows = spoiled();
    accountant.settle(rows);
    var before = audited.database.read(BOOKS);
    int found = all().size();

    accountant.settle(rows);
    assertThat(audited.database.read(BOOKS)).isEqualTo(before);

    var overlapping = new ArrayList<>(rows.subList(0, 3));
    overlapping.add(rows.get(3));
    var view = accountant.settle(overlapping);
    assertThat(view.tally()).isEqualTo(new Tally(4, 0, 4));
    assertThat(audited.database.read(BOOKS)).isEqualTo(before);
    assertThat(all()).hasSize(found);
  }

  @Test
  void who_dies_half_way_leaves_nothing_and_the_next_one_ends_the_same() {
    var rows = new ArrayList<String>();
    for (int i = 0; i < 14; i++) rows.add(row(i));
    // pieces of 256 KB: enough strangers for three of them
    for (int i = 0; i < 9_000; i++)
      rows.add(
          "sl-s%d,CAPTURE,stranger-%d:capture-1,cap_s%d,1,0,EUR,2026-03-01".formatted(i, i, i));
    var dying = new Accountant(audited.database, new Dying(audited.database));
    dying.send(rows);

    assertThatThrownBy(dying.reader::runAll).hasMessage("killed");
    assertThat(audited.database.count("settlement_lines")).isPositive().isLessThan(9_014);
    assertClean();
    accountant.reader.runAll();

    assertThat(audited.database.count("settlement_lines")).isEqualTo(9_014);
    assertThat(all()).isNotEmpty();
    assertThat(accountant.rooms.discrepancies().unexplained()).isEqualTo(9_000);
    assertClean();
  }

  @Test
  void what_was_late_is_matched_by_itself() {
    var intent = audited.story.expanded();
    var order = Samples.orders(intent).getFirst();
    var row =
        "sl-late,CAPTURE,%s:capture-1,cap_l,%d,20,EUR,2026-03-01"
            .formatted(order.id(), order.amount().value());
    accountant.settle(List.of(row));
    assertThat(accountant.late.runOnce()).isZero();
    audited.story.capture(intent, order);

    assertThat(accountant.late.runOnce()).isEqualTo(1);
    assertThat(accountant.late.runOnce()).isZero();
    assertThat(all()).extracting(Discrepancy::status).containsOnly(Discrepancy.Status.MATCHED);
    assertThat(accountant.rooms.discrepancies().unexplained()).isZero();
    assertClean();
  }

  @Test
  void what_was_missing_and_comes_is_missing_no_more() {
    accountant.turn(Duration.ofDays(9));
    accountant.missing.runOnce();
    long before = all().stream().filter(one -> one.status().isOpen()).count();

    accountant.settle(List.of(row(0)));

    assertThat(all().stream().filter(one -> one.status().isOpen())).hasSize((int) before - 1);
  }

  /** But for what the story leaves open: an order nobody captures. */
  private void assertClean() {
    assertThat(audited.audit())
        .filteredOn(finding -> finding.law() != Law.PSP_AGREES && finding.law() != Law.ENDS_ONCE)
        .allSatisfy(finding -> assertThat(finding.detail()).isEmpty());
  }

  /** Reads one piece and dies with the next, when everything but the commit is done. */
  private static final class Dying implements SettlementFiles {
    private final SettlementFiles files;
    private int left = 1;

    Dying(Database database) {
      this.files = SettlementRoom.of(database).files();
    }

    @Override
    public boolean add(File file, Iterator<Piece> pieces) {
      return files.add(file, pieces);
    }

    @Override
    public Optional<SettlementFileId> withHash(String sha256) {
      return files.withHash(sha256);
    }

    @Override
    public Optional<View> find(SettlementFileId id) {
      return files.find(id);
    }

    @Override
    public Optional<Unread> next() {
      return files.next();
    }

    @Override
    public void read(Unread piece, Tally tally, Instant now) {
      files.read(piece, tally, now);
      if (left-- == 0) throw new IllegalStateException("killed");
    }
  }
}
