package dev.sluice.application.seller;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.Commission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Knows the sellers of a basket, and what the platform takes of each one's sale. */
public final class AgreedCommissions {

  private final Sellers sellers;
  private final boolean mustExist;

  /**
   * @param mustExist refuses a basket with a seller nobody has registered; otherwise a first basket
   *     makes it one, whose payouts are on hold
   */
  public AgreedCommissions(Sellers sellers, boolean mustExist) {
    this.sellers = sellers;
    this.mustExist = mustExist;
  }

  /**
   * In a transaction.
   *
   * @return for every one of them
   * @throws Problem when one is not known and has to be
   */
  public Map<SellerId, Commission> of(SortedSet<SellerId> ids, Currency currency, Instant at) {
    var known = sellers.commissions(ids, currency, at);
    if (known.size() == ids.size()) return known;
    var unknown = new TreeSet<>(ids);
    unknown.removeAll(known.keySet());
    if (mustExist) throw notKnown(unknown);
    sellers.addNew(unknown, at);
    var all = new HashMap<>(known);
    for (var seller : unknown) all.put(seller, Commission.NONE);
    return all;
  }

  private static Problem notKnown(SortedSet<SellerId> unknown) {
    var names = unknown.stream().map(SellerId::value).toList();
    return new Problem(
        ErrorCode.UNKNOWN_SELLER,
        "Nobody has registered %s: PUT /api/v1/sellers/<id> first"
            .formatted(names.stream().collect(Collectors.joining(", "))),
        List.of(),
        Map.of("sellerIds", names));
  }
}
