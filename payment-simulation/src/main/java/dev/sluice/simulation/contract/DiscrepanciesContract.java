package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.Discrepancies.CaptureOf;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Discrepancies} promises. */
@ContractOf(Discrepancies.class)
public abstract class DiscrepanciesContract {

  private final Things things = new Things();

  protected abstract SettlementRooms rooms();

  private Discrepancies discrepancies() {
    return rooms().discrepancies();
  }

  @Test
  void what_was_found_is_kept_with_all_that_is_known() {
    var file = rooms().report(things, 1);
    var about =
        new About(
            file.id(),
            7,
            new LineId("sl-x"),
            new PaymentId(things.number()),
            new PaymentOrderId(things.number()),
            2);
    var one = of(DiscrepancyKind.WRONG_TYPE, about, eur(-1450));
    var bare = of(DiscrepancyKind.MALFORMED, nowhere(), null);

    assertThat(add(one, bare)).containsExactlyInAnyOrder(one.id(), bare.id());
    assertThat(discrepancies().find(one.id())).contains(one);
    assertThat(discrepancies().find(bare.id())).contains(bare);
    assertThat(discrepancies().find(new DiscrepancyId(things.number()))).isEmpty();
  }

  @Test
  void what_people_say_is_saved_and_closed_when_two_say_the_same() {
    var one = of(DiscrepancyKind.UNKNOWN_CAPTURE, ofLine("sl-people"), eur(1450));
    add(one);
    long before = discrepancies().unexplained();

    var proposed = say(one, "ines");
    assertThat(discrepancies().find(one.id())).contains(proposed);
    assertThat(discrepancies().openOf(new LineId("sl-people"))).containsExactly(proposed);
    var resolved = say(proposed, "jon");

    assertThat(discrepancies().find(one.id())).contains(resolved);
    assertThat(discrepancies().openOf(new LineId("sl-people"))).isEmpty();
    assertThat(discrepancies().unexplained()).isEqualTo(before - 1450);
    assertThat(rooms().in(() -> discrepancies().lock(one.id()))).contains(resolved);
  }

  @Test
  void the_same_row_in_another_report_is_nothing_new() {
    var one = of(DiscrepancyKind.MALFORMED, nowhere(), null);
    var again =
        new Discrepancy(
            new DiscrepancyId(things.number()),
            one.kind(),
            one.status(),
            new About(null, 99, null, null, null, 0),
            one.stake(),
            null,
            one.detail(),
            NOW.plusSeconds(9),
            null,
            null);

    add(one);
    assertThat(add(again)).isEmpty();
    assertThat(discrepancies().find(again.id())).isEmpty();
  }

  @Test
  void a_capture_is_missing_once_and_until_it_comes() {
    var capture = new CaptureOf(new PaymentOrderId(things.number()), 3);
    var about =
        new About(null, 0, null, new PaymentId(things.number()), capture.order(), capture.n());
    var one = of(DiscrepancyKind.MISSING, about, null);

    assertThat(add(one)).containsExactly(one.id());
    assertThat(add(of(DiscrepancyKind.MISSING, about, null))).isEmpty();
    assertThat(discrepancies().missingOf(List.of(capture))).containsExactly(one);
    assertThat(discrepancies().missingOf(List.of(new CaptureOf(capture.order(), 1)))).isEmpty();
    assertThat(discrepancies().missingOf(List.of())).isEmpty();

    save(one.match(NOW).after());
    assertThat(discrepancies().missingOf(List.of(capture))).isEmpty();
  }

  @Test
  void they_are_listed_newest_first_the_open_ones_alone_if_wanted() {
    var old = of(DiscrepancyKind.DUPLICATE_LINE, nowhere(), null);
    var closed = of(DiscrepancyKind.DUPLICATE_LINE, nowhere(), null);
    var fresh = of(DiscrepancyKind.DUPLICATE_LINE, nowhere(), null);
    add(old, closed, fresh);
    var resolved = closed.resolve(null, null, "ines", "asked", NOW).after();
    save(resolved);

    assertThat(discrepancies().list(false, Optional.empty(), 3))
        .containsExactly(fresh, resolved, old);
    assertThat(discrepancies().list(true, Optional.empty(), 2)).containsExactly(fresh, old);
    assertThat(discrepancies().list(false, Optional.of(fresh.id()), 1)).containsExactly(resolved);
  }

  @Test
  void what_nobody_has_found_cannot_be_saved() {
    var unknown = of(DiscrepancyKind.MALFORMED, nowhere(), null);
    assertThatThrownBy(() -> save(unknown)).isInstanceOf(IllegalStateException.class);
  }

  private Discrepancy say(Discrepancy one, String by) {
    var after =
        one.resolve(AccountType.MERCHANT_AVAILABLE, new SellerId("anna"), by, "a letter", NOW)
            .after();
    save(after);
    return after;
  }

  private void save(Discrepancy one) {
    rooms().transactions().run(() -> discrepancies().save(one));
  }

  private Set<DiscrepancyId> add(Discrepancy... all) {
    return rooms().in(() -> discrepancies().add(List.of(all)));
  }

  private static About nowhere() {
    return new About(null, 0, null, null, null, 0);
  }

  private static About ofLine(String line) {
    return new About(null, 1, new LineId(line), null, null, 0);
  }

  private Discrepancy of(DiscrepancyKind kind, About about, @Nullable Amount suspended) {
    return SettlementRooms.discrepancy(things, kind, about, suspended);
  }
}
