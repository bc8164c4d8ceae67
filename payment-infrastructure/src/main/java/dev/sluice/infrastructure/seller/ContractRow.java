package dev.sluice.infrastructure.seller;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Contract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code seller_contracts} with one of its fees; without any, one row without. */
record ContractRow(
    long id,
    Instant validFrom,
    @Nullable Instant validUntil,
    int basisPoints,
    @Nullable String currency,
    @Nullable Long amount) {

  static List<Contract> toDomain(List<ContractRow> rows) {
    var byContract = new LinkedHashMap<Long, List<ContractRow>>();
    for (var row : rows) byContract.computeIfAbsent(row.id, _ -> new ArrayList<>()).add(row);
    return byContract.values().stream().map(ContractRow::contract).toList();
  }

  private static Contract contract(List<ContractRow> rows) {
    var first = rows.getFirst();
    return new Contract(
        first.validFrom,
        first.validUntil,
        new Commission(
            first.basisPoints, rows.stream().flatMap(row -> row.fee().stream()).toList()));
  }

  private List<Amount> fee() {
    return currency == null || amount == null ? List.of() : List.of(Amount.of(amount, currency));
  }
}
