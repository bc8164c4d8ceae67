package dev.sluice.infrastructure.settlement;

import dev.sluice.application.settlement.Reserves;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class MyBatisReserves implements Reserves {

  private final ReservesSql sql;

  MyBatisReserves(ReservesSql sql) {
    this.sql = sql;
  }

  @Override
  public void hold(List<Held> reserves, Instant now) {
    if (!reserves.isEmpty())
      sql.hold(
          keys(reserves)
              .longs("payment", held -> held.payment().number())
              .texts("seller", held -> held.seller().value())
              .longs("amount", held -> held.amount().value())
              .texts("currency", held -> held.amount().currency().code())
              .texts("trace", Held::traceId)
              .instants("releaseAt", Held::releaseAt)
              .with("now", now)
              .values());
  }

  @Override
  public List<Held> claimDue(Instant now, int atMost) {
    return sql.claimDue(now, atMost).stream()
        .map(row ->
            new Held(
                new PaymentOrderId(row.paymentOrderId()),
                row.n(),
                new PaymentId(row.paymentId()),
                new SellerId(row.sellerId()),
                Amount.of(row.amount(), row.currency()),
                row.traceId(),
                row.releaseAt()))
        .toList();
  }

  @Override
  public void released(List<Held> reserves, Instant now) {
    if (sql.released(keys(reserves).with("now", now).values()) != reserves.size())
      throw new IllegalStateException("not all of these were held: " + reserves);
  }

  private static Columns<Held> keys(List<Held> reserves) {
    return Columns.of(reserves).longs("order", held -> held.order().number()).ints("n", Held::n);
  }
}
