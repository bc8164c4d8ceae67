package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementFiles.File;
import dev.sluice.application.settlement.SettlementFiles.Tally;
import dev.sluice.application.settlement.SettlementFiles.Unread;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link SettlementFiles} promises. */
@ContractOf(SettlementFiles.class)
public abstract class SettlementFilesContract {

  private static final Tally TALLY = new Tally(10, 8, 1);

  private final Things things = new Things();

  protected abstract SettlementRooms rooms();

  private SettlementFiles files() {
    return rooms().files();
  }

  /** What one test leaves unread another would find. */
  @AfterEach
  void readAll() {
    while (next().isPresent()) read(next().orElseThrow());
  }

  @Test
  void a_report_is_read_piece_by_piece_and_done_with_the_last() {
    var file = rooms().report(things, 2);

    var first = next().orElseThrow();
    assertThat(first.file()).isEqualTo(file);
    assertThat(first.piece().no()).isEqualTo(1);
    assertThat(first.piece().firstRow()).isEqualTo(10);
    assertThat(first.piece().text()).isEqualTo(SettlementRooms.piece(1).text());
    assertThat(view(file).doneAt()).isEmpty();
    read(first);
    assertThat(view(file).read()).isEqualTo(1);
    read(next().orElseThrow());

    assertThat(next()).isEmpty();
    assertThat(view(file).doneAt()).contains(NOW);
    assertThat(view(file).tally()).isEqualTo(new Tally(20, 16, 2));
    assertThat(view(file).pieces()).isEqualTo(2);
  }

  @Test
  void the_oldest_report_is_read_to_its_end_before_the_next() {
    var first = rooms().report(things, 2);
    var second = rooms().report(things, 1);

    read(next().orElseThrow());
    assertThat(next().map(Unread::file)).contains(first);
    read(next().orElseThrow());
    assertThat(next().map(Unread::file)).contains(second);
  }

  @Test
  void the_same_bytes_are_the_same_report() {
    var file = rooms().report(things, 1);
    var again =
        new File(
            new SettlementFileId(things.number()),
            file.sha256(),
            file.size(),
            "somebody else",
            Things.TRACE,
            NOW);

    assertThat(rooms().in(() -> files().add(again, List.of(SettlementRooms.piece(1)).iterator())))
        .isFalse();
    assertThat(files().withHash(file.sha256())).contains(file.id());
    assertThat(files().find(again.id())).isEmpty();
    assertThat(files().withHash("f".repeat(64))).isEmpty();
  }

  @Test
  void a_piece_is_read_once() {
    rooms().report(things, 2);
    var first = next().orElseThrow();
    read(first);

    assertThatThrownBy(() -> read(first)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_was_found_in_it_is_told_by_kind_with_what_is_open() {
    var file = rooms().report(things, 1);
    var about = new About(file.id(), 3, null, null, null, 0);
    var one = SettlementRooms.discrepancy(things, DiscrepancyKind.MALFORMED, about, null);
    var two = SettlementRooms.discrepancy(things, DiscrepancyKind.DUPLICATE_LINE, about, null);
    var three = SettlementRooms.discrepancy(things, DiscrepancyKind.DUPLICATE_LINE, about, null);
    rooms().in(() -> rooms().discrepancies().add(List.of(one, two, three)));
    var resolved = three.resolve(null, null, "ines", "asked", NOW).after();
    rooms().transactions().run(() -> rooms().discrepancies().save(resolved));

    assertThat(view(file).discrepancies())
        .isEqualTo(Map.of(DiscrepancyKind.MALFORMED, 1L, DiscrepancyKind.DUPLICATE_LINE, 2L));
    assertThat(view(file).unexplained()).isEqualTo(14);
  }

  private SettlementFiles.View view(File file) {
    return files().find(file.id()).orElseThrow();
  }

  private Optional<Unread> next() {
    return rooms().in(() -> files().next());
  }

  private void read(Unread unread) {
    Instant now = NOW;
    rooms().transactions().run(() -> files().read(unread, TALLY, now));
  }
}
