package dev.sluice.service.seller;

import dev.sluice.domain.seller.Seller;
import dev.sluice.service.seller.TermsBody.ReserveBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Seller")
record SellerBody(
    @Schema(example = "seller-17") String sellerId,
    PayoutsBody payouts,
    @Nullable ReserveBody reserve,
    List<ContractBody> contracts,
    Instant createdAt) {

  static SellerBody of(Seller seller) {
    var terms = seller.terms();
    var reserve = terms.reserve();
    return new SellerBody(
        seller.id().value(),
        PayoutsBody.of(terms.payouts()),
        reserve == null ? null : ReserveBody.of(reserve),
        terms.contracts().stream().map(ContractBody::of).toList(),
        seller.createdAt());
  }
}
