package dev.sluice.service.bank;

import dev.sluice.application.bank.BankStatements;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A file of bank statements, and what became of its entries so far. */
@Schema(name = "BankFile")
record BankFileBody(
    @Schema(example = "bst_0j5k2m9x4t7ag") String id,
    @Schema(description = "In bytes.") long size,
    String sha256,
    int statements,
    int entries,
    @Schema(description = "Entries that came before, with the same words.") int alreadyKnown,
    @Schema(description = "New entries that are what is known of here.") long matched,
    @Schema(description = "What does not fit, by kind: see GET /discrepancies.")
        Map<String, Long> discrepancies,
    @Schema(description = "Of those that are open, in minor units of all currencies.")
        long unexplainedMinorUnits,
    Instant receivedAt) {

  static BankFileBody of(BankStatements.View view) {
    var kinds = new TreeMap<String, Long>();
    view.discrepancies().forEach((kind, count) -> kinds.put(kind.name(), count));
    return new BankFileBody(
        view.id().value(),
        view.size(),
        view.sha256(),
        view.tally().statements(),
        view.tally().entries(),
        view.tally().alreadyKnown(),
        view.matched(),
        kinds,
        view.unexplained(),
        view.receivedAt());
  }
}
