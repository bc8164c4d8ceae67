package dev.sluice.infrastructure.seller;

import dev.sluice.application.seller.Sellers;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Contract;
import dev.sluice.domain.seller.Seller;
import dev.sluice.domain.seller.Terms;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

@Component
final class MyBatisSellers implements Sellers {

  private final SellersSql sql;

  MyBatisSellers(SellersSql sql) {
    this.sql = sql;
  }

  @Override
  public Map<SellerId, Commission> commissions(
      SortedSet<SellerId> ids, Currency currency, Instant at) {
    var commissions = new HashMap<SellerId, Commission>();
    for (var row : sql.agreed(names(ids), currency.code(), at))
      commissions.put(new SellerId(row.sellerId()), commission(row, currency));
    return commissions;
  }

  private static Commission commission(SellersSql.AgreedRow row, Currency currency) {
    if (row.basisPoints() == null) return Commission.NONE;
    return new Commission(
        row.basisPoints(),
        row.fixed() == null ? List.of() : List.of(new Amount(row.fixed(), currency)));
  }

  @Override
  public void addNew(SortedSet<SellerId> ids, Instant now) {
    sql.addNew(names(ids), now);
  }

  @Override
  public Optional<Seller> find(SellerId id) {
    return sql.find(id.value()).map(row -> row.toDomain(minimum(row.id()), contracts(row.id())));
  }

  @Override
  public void put(SellerId id, Terms terms, Instant now) {
    long number = sql.put(SellerRow.values(id, terms, now));
    sql.dropMinimums(number);
    var minimum = terms.payouts().minimum();
    if (!minimum.isEmpty()) sql.addMinimums(amounts(number, minimum));
    if (contracts(number).equals(terms.contracts())) return;
    sql.replaceContracts(number, now);
    for (var contract : terms.contracts()) add(number, contract, now);
  }

  private void add(long seller, Contract contract, Instant now) {
    var values = new HashMap<String, Object>();
    values.put("id", seller);
    values.put("from", contract.from());
    values.put("until", contract.until());
    values.put("basisPoints", contract.commission().basisPoints());
    values.put("now", now);
    long number = sql.addContract(values);
    var fees = contract.commission().fixed();
    if (!fees.isEmpty()) sql.addFees(amounts(number, fees));
  }

  private static Map<String, Object> amounts(long of, List<Amount> amounts) {
    return Columns.of(amounts)
        .with("id", of)
        .texts("currency", amount -> amount.currency().code())
        .longs("amount", Amount::value)
        .values();
  }

  private List<Amount> minimum(long seller) {
    return sql.minimums(seller).stream().map(r -> Amount.of(r.amount(), r.currency())).toList();
  }

  private List<Contract> contracts(long seller) {
    return ContractRow.toDomain(sql.contracts(seller));
  }

  private static String[] names(SortedSet<SellerId> ids) {
    return ids.stream().map(SellerId::value).toArray(String[]::new);
  }
}
