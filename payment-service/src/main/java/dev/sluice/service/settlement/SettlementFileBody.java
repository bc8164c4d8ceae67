package dev.sluice.service.settlement;

import dev.sluice.application.settlement.SettlementFiles;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A settlement report, and what became of its lines so far. */
@Schema(name = "SettlementFile")
record SettlementFileBody(
    @Schema(example = "set_0j5k2m9x4t7ag") String id,
    @Schema(allowableValues = {"READING", "DONE"}) String status,
    @Schema(description = "In bytes.") long size,
    String sha256,
    @Schema(description = "It is read in so many pieces.") int pieces,
    @Schema(description = "So many of them were read.") int piecesRead,
    @Schema(description = "Rows that were read.") long lines,
    @Schema(description = "Lines that fit.") long matched,
    @Schema(description = "Lines that came before, with the same words.") long alreadyKnown,
    @Schema(description = "What does not fit, by kind.") Map<String, Long> discrepancies,
    @Schema(description = "Of those that are open, in minor units of all currencies.")
        long unexplainedMinorUnits,
    Instant receivedAt,
    @Nullable Instant doneAt) {

  static SettlementFileBody of(SettlementFiles.View view) {
    var kinds = new TreeMap<String, Long>();
    view.discrepancies().forEach((kind, count) -> kinds.put(kind.name(), count));
    return new SettlementFileBody(
        view.file().id().value(),
        view.doneAt().isPresent() ? "DONE" : "READING",
        view.file().size(),
        view.file().sha256(),
        view.pieces(),
        view.read(),
        view.tally().lines(),
        view.tally().matched(),
        view.tally().alreadyKnown(),
        kinds,
        view.unexplained(),
        view.file().receivedAt(),
        view.doneAt().orElse(null));
  }
}
