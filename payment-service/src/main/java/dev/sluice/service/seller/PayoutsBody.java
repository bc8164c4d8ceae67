package dev.sluice.service.seller;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.service.door.AmountBody;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a seller gets its money, as it is sent and shown. */
@Schema(name = "Payouts")
record PayoutsBody(
    @Schema(
            allowableValues = {"DAILY", "WEEKLY", "MONTHLY", "MANUAL"},
            defaultValue = "DAILY")
        @Nullable String schedule,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Nothing is paid out; it has to be so without a bank account.")
        @Nullable Boolean onHold,
    @Schema(description = "Less than this waits for more: one amount per currency.")
        @Nullable List<@Nullable AmountBody> minimum,
    @Nullable AccountBody bankAccount) {

  private static final String MINIMUM = "/payouts/minimum";

  @Schema(name = "BankAccount")
  record AccountBody(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "With right check digits; blanks do no harm.",
              example = "DE89370400440532013000")
          @Nullable String iban,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 140, example = "Anna Muster")
          @Nullable String holder) {

    private Optional<BankAccount> read(Checks checks) {
      var number = checks.read(iban, "/payouts/bankAccount/iban", Iban::of);
      var whose = checks.required(holder, "/payouts/bankAccount/holder");
      if (number.isEmpty() || whose.isEmpty()) return Optional.empty();
      return checks.built(
          "/payouts/bankAccount/holder", () -> new BankAccount(number.get(), whose.get().strip()));
    }

    /** Without the name: it belongs in no log. */
    @Override
    public String toString() {
      return "AccountBody[]";
    }
  }

  static PayoutsBody of(Payouts payouts) {
    var account = payouts.account();
    return new PayoutsBody(
        payouts.schedule().name(),
        payouts.onHold(),
        payouts.minimum().stream().map(AmountBody::of).toList(),
        account == null ? null : new AccountBody(account.iban().value(), account.holder()));
  }

  Optional<Payouts> read(Checks checks) {
    var when =
        schedule == null
            ? Optional.of(PayoutSchedule.DAILY)
            : checks.optional(schedule, "/payouts/schedule", Words.of(PayoutSchedule.class));
    var held = checks.required(onHold, "/payouts/onHold");
    var account = bankAccount == null ? null : bankAccount.read(checks).orElse(null);
    var least = amounts(minimum, MINIMUM, checks);
    if (when.isEmpty() || held.isEmpty() || !checks.isClean()) return Optional.empty();
    return checks.built("/payouts", () -> new Payouts(when.get(), held.get(), least, account));
  }

  /** Each in a currency of its own; a list that is left out is empty. */
  static List<Amount> amounts(
      @Nullable List<@Nullable AmountBody> bodies, String pointer, Checks checks) {
    var amounts = new ArrayList<Amount>();
    for (int i = 0; bodies != null && i < bodies.size(); i++)
      AmountBody.read(bodies.get(i), pointer + "/" + i, 1, checks).ifPresent(amounts::add);
    return amounts;
  }
}
