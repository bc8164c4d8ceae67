package dev.sluice.simulation.seller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.seller.AgreedCommissions;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Terms;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgreedCommissionsTest {

  private static final Currency EUR = Currency.of("EUR");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Database database = new Database(new Faults());
  private final InMemorySellers sellers = new InMemorySellers(database);

  @Test
  void a_basket_with_sellers_nobody_has_registered_is_refused_where_they_must_be() {
    database.run(() -> sellers.addNew(ids("anna"), NOW));
    var strict = new AgreedCommissions(sellers, true);

    assertThat(database.run(() -> strict.of(ids("anna"), EUR, NOW)))
        .containsEntry(new SellerId("anna"), Commission.NONE);
    assertThatThrownBy(() -> database.run(() -> strict.of(ids("dora", "anna", "cleo"), EUR, NOW)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.UNKNOWN_SELLER);
              assertThat(problem.detail())
                  .isEqualTo("Nobody has registered cleo, dora: PUT /api/v1/sellers/<id> first");
              assertThat(problem.more()).containsEntry("sellerIds", List.of("cleo", "dora"));
            });
    assertThat(sellers.find(new SellerId("cleo"))).isEmpty();
  }

  @Test
  void elsewhere_a_first_basket_makes_them() {
    var open = new AgreedCommissions(sellers, false);

    assertThat(database.run(() -> open.of(ids("anna", "bert"), EUR, NOW))).hasSize(2);
    assertThat(sellers.find(new SellerId("bert")).orElseThrow().terms())
        .isEqualTo(Terms.OF_A_FIRST_USE);
  }

  private static TreeSet<SellerId> ids(String... names) {
    return new TreeSet<>(Stream.of(names).map(SellerId::new).toList());
  }
}
