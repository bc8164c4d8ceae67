package dev.sluice.infrastructure.seller;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Contract;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.seller.Seller;
import dev.sluice.domain.seller.Terms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code sellers}. */
record SellerRow(
    long id,
    String sellerId,
    String payoutSchedule,
    boolean payoutsOnHold,
    @Nullable String iban,
    @Nullable String accountHolder,
    @Nullable Integer reserveBasisPoints,
    @Nullable Integer reserveDays,
    Instant createdAt) {

  /** A statement's parameters. */
  static Map<String, Object> values(SellerId id, Terms terms, Instant now) {
    var values = new HashMap<String, Object>();
    values.put("sellerId", id.value());
    values.put("schedule", terms.payouts().schedule().name());
    values.put("onHold", terms.payouts().onHold());
    var account = terms.payouts().account();
    values.put("iban", account == null ? null : account.iban().value());
    values.put("holder", account == null ? null : account.holder());
    var reserve = terms.reserve();
    values.put("reserveBasisPoints", reserve == null ? null : reserve.basisPoints());
    values.put("reserveDays", reserve == null ? null : reserve.days());
    values.put("now", now);
    return values;
  }

  Seller toDomain(List<Amount> minimum, List<Contract> contracts) {
    var account =
        iban == null || accountHolder == null
            ? null
            : new BankAccount(new Iban(iban), accountHolder);
    var reserve =
        reserveBasisPoints == null || reserveDays == null
            ? null
            : new Reserve(reserveBasisPoints, reserveDays);
    var payouts =
        new Payouts(PayoutSchedule.valueOf(payoutSchedule), payoutsOnHold, minimum, account);
    return new Seller(new SellerId(sellerId), new Terms(payouts, reserve, contracts), createdAt);
  }
}
