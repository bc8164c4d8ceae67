package dev.sluice.domain.settlement;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.Discrepancy.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscrepancyTest {

  private final Discrepancy suspended =
      new Discrepancy(
          new DiscrepancyId(7),
          DiscrepancyKind.UNKNOWN_CAPTURE,
          Status.OPEN,
          new About(null, 0, null, null, null, 0),
          eur(1450),
          eur(1450),
          "nobody asked",
          NOON,
          null,
          null);
  private final Discrepancy unbooked =
      Discrepancy.unbooked(
          new DiscrepancyId(8), DiscrepancyKind.MALFORMED, suspended.about(), null, "why", NOON);

  @Test
  void two_people_who_say_the_same_resolve_it() {
    var proposed = cash(suspended, "ines").after();
    assertThat(proposed.status()).isEqualTo(Status.PROPOSED);

    var resolved = cash(proposed, "jon").after();
    assertThat(resolved.status()).isEqualTo(Status.RESOLVED);
    assertThat(resolved.closedAt()).isEqualTo(LATER);
    assertThat(resolved.remedy())
        .satisfies(said -> {
          assertThat(said).isNotNull();
          assertThat(said.proposedBy()).isEqualTo("ines");
          assertThat(said.confirmedBy()).isEqualTo("jon");
        });
  }

  @Test
  void nobody_confirms_herself() {
    var proposed = cash(suspended, "ines").after();
    assertThat(cash(proposed, "ines")).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void another_opinion_stands_in_place_of_the_first() {
    var proposed = cash(suspended, "ines").after();
    var other = say(proposed, AccountType.MERCHANT_AVAILABLE, "jon").after();

    assertThat(other.status()).isEqualTo(Status.PROPOSED);
    assertThat(cash(other, "jon").after().status()).isEqualTo(Status.PROPOSED);
    assertThat(say(other, AccountType.MERCHANT_AVAILABLE, "ines").after().status())
        .isEqualTo(Status.RESOLVED);
  }

  @Test
  void where_no_money_is_in_suspense_one_word_is_enough() {
    var resolved = unbooked.resolve(null, null, "ines", "asked", LATER).after();
    assertThat(resolved.status()).isEqualTo(Status.RESOLVED);
    assertThatIllegalArgumentException().isThrownBy(() -> cash(unbooked, "ines"));
  }

  @Test
  void money_goes_where_money_can_be() {
    for (var type : AccountType.values())
      if (type == AccountType.AUTH_LIABILITY
          || type == AccountType.SUSPENSE
          || type == AccountType.MERCHANT_PAYABLE
          || type == AccountType.PAYOUT_CLEARING)
        assertThatIllegalArgumentException().isThrownBy(() -> say(suspended, type, "ines"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> suspended.resolve(AccountType.MERCHANT_AVAILABLE, null, "ines", "x", LATER))
        .withMessageContaining("needs a seller");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suspended.resolve(null, null, "ines", "x", LATER));
  }

  @Test
  void what_is_closed_stays_closed() {
    var matched = suspended.match(LATER).after();
    assertThat(matched.status()).isEqualTo(Status.MATCHED);
    assertThat(matched.match(LATER)).isInstanceOf(Outcome.Already.class);
    assertThat(cash(matched, "ines")).isInstanceOf(Outcome.Refused.class);
    var resolved = cash(cash(suspended, "ines").after(), "jon").after();
    assertThat(resolved.match(LATER)).isInstanceOf(Outcome.Refused.class);
  }

  private static Outcome<Discrepancy> cash(Discrepancy of, String by) {
    return say(of, AccountType.PLATFORM_CASH, by);
  }

  private static Outcome<Discrepancy> say(Discrepancy of, @Nullable AccountType to, String by) {
    boolean sellers = to != null && to.isSellers();
    return of.resolve(to, sellers ? ANNA : null, by, "the PSP's letter", LATER);
  }
}
