package dev.sluice.service.seller;

import dev.sluice.domain.seller.Contract;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.seller.Terms;
import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is agreed with a seller, as it is sent. */
@Schema(name = "SellerTerms")
record TermsBody(
    @Schema(description = "Left out, payouts are on hold.") @Nullable PayoutsBody payouts,
    @Schema(description = "Left out, nothing is kept back.") @Nullable ReserveBody reserve,
    @Schema(
            description =
                "What the platform takes, and when: at no moment two of them. Without one it takes what a payment says.")
        @Nullable List<@Nullable ContractBody> contracts) {

  private static final int MOST_CONTRACTS = 100;

  @Schema(name = "Reserve")
  record ReserveBody(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "Of what the seller gets of a settled sale, 1 to 10000.",
              example = "500")
          @Nullable BigInteger basisPoints,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "How long it is kept back, 1 to 365.",
              example = "90")
          @Nullable BigInteger days) {

    static ReserveBody of(Reserve reserve) {
      return new ReserveBody(
          BigInteger.valueOf(reserve.basisPoints()), BigInteger.valueOf(reserve.days()));
    }

    private Optional<Reserve> read(Checks checks) {
      var points = checks.required(basisPoints, "/reserve/basisPoints");
      var time = checks.required(days, "/reserve/days");
      if (points.isEmpty() || time.isEmpty()) return Optional.empty();
      return checks.built(
          "/reserve", () -> new Reserve(Checks.small(points.get()), Checks.small(time.get())));
    }
  }

  /** The terms; empty, and refused, when they cannot be. */
  Optional<Terms> read(Checks checks) {
    var paid = payouts == null ? Optional.of(Payouts.HELD) : payouts.read(checks);
    var kept = reserve == null ? Optional.<Reserve>empty() : reserve.read(checks);
    var agreed = contracts(checks);
    if (!checks.isClean()) return Optional.empty();
    return checks.built(
        "/contracts", () -> new Terms(paid.orElseThrow(), kept.orElse(null), agreed));
  }

  private List<Contract> contracts(Checks checks) {
    if (contracts == null) return List.of();
    if (contracts.size() > MOST_CONTRACTS)
      checks.refuse("/contracts", "has more than %d contracts".formatted(MOST_CONTRACTS));
    var agreed = new ArrayList<Contract>();
    for (int i = 0; i < contracts.size() && i < MOST_CONTRACTS; i++) {
      var body = contracts.get(i);
      if (checks.required(body, "/contracts/" + i).isPresent() && body != null)
        body.read("/contracts/" + i, checks).ifPresent(agreed::add);
    }
    return agreed;
  }
}
