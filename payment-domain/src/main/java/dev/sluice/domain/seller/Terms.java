package dev.sluice.domain.seller;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a seller.
 *
 * @param reserve null when nothing is kept back
 * @param contracts one after the other: at no moment are two of them valid
 */
public record Terms(Payouts payouts, @Nullable Reserve reserve, List<Contract> contracts) {

  /** Of a seller that was met in a basket before anybody agreed on anything. */
  public static final Terms OF_A_FIRST_USE = new Terms(Payouts.HELD, null, List.of());

  public Terms {
    contracts = contracts.stream().sorted(Comparator.comparing(Contract::from)).toList();
    for (int i = 1; i < contracts.size(); i++)
      if (contracts.get(i - 1).overlaps(contracts.get(i)))
        throw new IllegalArgumentException(
            "overlap: one begins at %s, before the one of %s has ended"
                .formatted(contracts.get(i).from(), contracts.get(i - 1).from()));
  }

  /** What the platform takes of a sale made at this moment. */
  public Commission commissionAt(Instant at) {
    return contracts.stream()
        .filter(contract -> contract.isValidAt(at))
        .map(Contract::commission)
        .findFirst()
        .orElse(Commission.NONE);
  }
}
