package dev.sluice.service.seller;

import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Contract;
import dev.sluice.service.door.AmountBody;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the platform takes for a time, as it is sent and shown. */
@Schema(name = "SellerContract")
record ContractBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "RFC 3339, inclusive.",
            example = "2026-01-01T00:00:00Z")
        @Nullable String validFrom,
    @Schema(
            description = "RFC 3339, exclusive; left out while nobody has ended it.",
            example = "2027-01-01T00:00:00Z")
        @Nullable String validUntil,
    @Schema(
            description = "Hundredths of a percent of the sale, rounded half to even: 0 to 10000.",
            defaultValue = "0",
            example = "290")
        @Nullable BigInteger basisPoints,
    @Schema(
            description =
                "Per order and besides, one amount per currency. Together never more than the sale.")
        @Nullable List<@Nullable AmountBody> fixed) {

  static ContractBody of(Contract contract) {
    var until = contract.until();
    return new ContractBody(
        contract.from().toString(),
        until == null ? null : until.toString(),
        BigInteger.valueOf(contract.commission().basisPoints()),
        contract.commission().fixed().stream().map(AmountBody::of).toList());
  }

  Optional<Contract> read(String pointer, Checks checks) {
    var from = checks.read(validFrom, pointer + "/validFrom", ContractBody::time);
    var until = checks.optional(validUntil, pointer + "/validUntil", ContractBody::time);
    if (basisPoints == null && fixed == null)
      checks.refuse(pointer, "needs basisPoints, fixed, or both");
    var fees = PayoutsBody.amounts(fixed, pointer + "/fixed", checks);
    var commission =
        checks.built(
            pointer + (fees.isEmpty() ? "/basisPoints" : ""),
            () -> new Commission(basisPoints == null ? 0 : Checks.small(basisPoints), fees));
    if (from.isEmpty() || commission.isEmpty()) return Optional.empty();
    return checks.built(
        pointer + "/validUntil",
        () -> new Contract(from.get(), until.orElse(null), commission.get()));
  }

  /** As exact as it is kept. */
  private static Instant time(String text) {
    return Times.of(text).truncatedTo(ChronoUnit.MICROS);
  }
}
