package dev.sluice.service.bank;

import dev.sluice.domain.bank.Reconciled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ledger, PSP and bank beside each other. */
@Schema(name = "Reconciliation")
record ReconciliationBody(
    LocalDate date,
    @Schema(description = "Rows in which all who should know say the same.") long matched,
    @Schema(description = "Rows in which they do not, and nobody has said why.") long discrepancies,
    @Schema(description = "Of these, in minor units of all currencies.") long unexplainedMinorUnits,
    List<Row> rows) {

  @Schema(
      name = "ReconciliationRow",
      description = "Minor units, positive when they came in; absent: it does not know of it.")
  record Row(
      @Schema(allowableValues = {"SETTLEMENT", "PAYOUT", "PAYOUT_BACK", "RESOLUTION", "UNKNOWN"})
          String kind,
      @Schema(example = "settlement-2026-11-20") String reference,
      String currency,
      @Schema(description = "What it moved in PLATFORM_CASH.") @Nullable Long ledger,
      @Schema(description = "What the lines of the PSP's report say.") @Nullable Long psp,
      @Schema(description = "What the entries of the bank say.") @Nullable Long bank,
      @Schema(
              allowableValues = {
                "MATCHED",
                "ONLY_LEDGER",
                "ONLY_PSP",
                "ONLY_BANK",
                "DIFFERS",
                "EXPLAINED"
              })
          String state,
      long unexplained) {

    static Row of(Reconciled row) {
      return new Row(
          row.kind().name(),
          row.reference(),
          row.currency().code(),
          row.ledger(),
          row.psp(),
          row.bank(),
          row.state().name(),
          row.unexplained());
    }
  }

  static ReconciliationBody of(LocalDate date, List<Reconciled> rows) {
    return new ReconciliationBody(
        date,
        rows.stream().filter(row -> row.state() == Reconciled.State.MATCHED).count(),
        rows.stream()
            .filter(row ->
                row.state() != Reconciled.State.MATCHED
                    && row.state() != Reconciled.State.EXPLAINED)
            .count(),
        rows.stream().mapToLong(Reconciled::unexplained).sum(),
        rows.stream().map(Row::of).toList());
  }
}
