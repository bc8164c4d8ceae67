package dev.sluice.application.review;

import dev.sluice.application.review.Resolution.Status;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where money is booked two people have to find the same: one proposes, another confirms. Another
 * verdict stands in place of what was proposed.
 */
final class TwoPeople {

  private final Resolutions resolutions;

  TwoPeople(Resolutions resolutions) {
    this.resolutions = resolutions;
  }

  List<Resolution> before(String subject) {
    return resolutions.of(subject);
  }

  /**
   * In a transaction that has locked the subject.
   *
   * @param said by whoever comes now
   * @param alone whether one person is enough: nothing is booked
   * @param book what follows once it counts; gives what of the suspense became the order's
   * @throws Problem when it is the same person again
   */
  Resolution say(Resolution said, boolean alone, Supplier<Amount> book) {
    var open = open(said);
    if (open.isEmpty()) {
      resolutions.propose(said);
      if (!alone) return said;
    } else if (!alone && open.get().proposedBy().equals(said.proposedBy()))
      throw new Problem(
          ErrorCode.FORBIDDEN,
          "%s was proposed by %s: a second person has to confirm it"
              .formatted(said.verdict(), said.proposedBy()));
    var confirmed = open.orElse(said).confirmed(said.proposedBy(), said.proposedAt(), book.get());
    resolutions.confirm(confirmed);
    return confirmed;
  }

  private Optional<Resolution> open(Resolution said) {
    return resolutions.of(said.subject()).stream()
        .reduce((_, later) -> later)
        .filter(last -> last.status() == Status.PROPOSED)
        .filter(last -> last.verdict() == said.verdict() && last.n() == said.n());
  }
}
