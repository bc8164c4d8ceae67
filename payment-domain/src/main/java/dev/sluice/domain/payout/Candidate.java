package dev.sluice.domain.payout;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.Payouts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A seller in one currency, when it is asked whether it is paid.
 *
 * @param available what it has, everything netted; negative when it owes
 * @param lastTurn the day of the last batch that paid it without being asked; null when none did
 * @param cameBackFrom from where its last payout came back; null when it did not come back
 */
public record Candidate(
    SellerId seller,
    Amount available,
    Payouts terms,
    @Nullable LocalDate lastTurn,
    @Nullable Iban cameBackFrom) {

  /** What is made of it. */
  public sealed interface Verdict {

    record Pay(BankAccount to) implements Verdict {}

    record Skip(SkipReason reason) implements Verdict {}

    /** It is not its turn: nothing to tell. */
    record Pass() implements Verdict {}
  }

  public Candidate with(Amount now) {
    return new Candidate(seller, now, terms, lastTurn, cameBackFrom);
  }

  /** Nobody asks for it: once in a period, from its first day on, as soon as there is enough. */
  public Verdict byTurn(LocalDate day) {
    if (available.isZero() || !isDue(day)) return new Verdict.Pass();
    var verdict = asked();
    if (!(verdict instanceof Verdict.Pay(BankAccount to))) return verdict;
    if (isBelowMinimum()) return new Verdict.Skip(SkipReason.BELOW_MINIMUM);
    if (to.iban().equals(cameBackFrom)) return new Verdict.Skip(SkipReason.CAME_BACK);
    return verdict;
  }

  /** Somebody asks for it: all that is available, whenever and however little it is. */
  public Verdict asked() {
    var to = terms.account();
    if (to == null) return new Verdict.Skip(SkipReason.NO_BANK_ACCOUNT);
    if (terms.onHold()) return new Verdict.Skip(SkipReason.ON_HOLD);
    if (!available.isPositive()) return new Verdict.Skip(SkipReason.NOTHING_AVAILABLE);
    return new Verdict.Pay(to);
  }

  private boolean isDue(LocalDate day) {
    return terms
        .schedule()
        .periodOf(day)
        .filter(begin -> lastTurn == null || lastTurn.isBefore(begin))
        .isPresent();
  }

  private boolean isBelowMinimum() {
    return terms.minimum().stream()
        .anyMatch(
            least -> least.currency().equals(available.currency()) && least.exceeds(available));
  }
}
