package dev.sluice.infrastructure.seller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.seller.Sellers;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Contract;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Terms;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.SellersContract;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The contract, and what only the real thing can show. */
@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class SellersIntegrationTest extends SellersContract {

  private static final Currency EUR = Currency.of("EUR");
  private static final Instant NOW = Samples.NOW;

  private Database database;
  private Sellers sellers;

  @BeforeAll
  void open() {
    database = Database.fresh();
    sellers = SellerRoom.of(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Sellers sellers() {
    return sellers;
  }

  @Test
  void a_contract_that_is_replaced_stays_on_record_and_one_that_is_not_is_written_once() {
    var seller = new SellerId("recorded");
    database.run(() -> sellers.put(seller, terms(100), NOW));
    database.run(() -> sellers.put(seller, terms(100), NOW.plusSeconds(1)));
    database.run(() -> sellers.put(seller, terms(200), NOW.plusSeconds(2)));

    assertThat(
            database.read(
                "SELECT c.basis_points || ' ' || (c.replaced_at IS NULL) FROM seller_contracts c"
                    + " JOIN sellers s ON s.id = c.seller_id WHERE s.seller_id = 'recorded'"
                    + " ORDER BY c.id"))
        .containsExactly("100 false", "200 true");
  }

  @Test
  void baskets_do_not_wait_for_whoever_changes_a_seller() {
    var seller = new SellerId("busy");
    database.run(() -> sellers.put(seller, terms(100), NOW));
    var ids = new TreeSet<>(List.of(seller));

    try (var _ = Elsewhere.open(database, () -> sellers.put(seller, terms(200), NOW))) {
      assertThat(sellers.commissions(ids, EUR, NOW)).containsValue(new Commission(100, List.of()));
    }
    assertThat(sellers.commissions(ids, EUR, NOW)).containsValue(new Commission(200, List.of()));
  }

  private static Terms terms(int points) {
    return new Terms(
        Payouts.HELD, null, List.of(new Contract(NOW, null, new Commission(points, List.of()))));
  }
}
