package dev.sluice.service.bank;

import dev.sluice.application.bank.Reconciliations;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Bank")
@RestController
@RequestMapping("/api/v1/reconciliation")
class ReconciliationController {

  private static final Set<String> FORMATS = Set.of("json", "csv", "html");

  private final Reconciliations reconciliations;

  ReconciliationController(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @Operation(
      summary = "Lay ledger, PSP and bank beside each other for a day",
      description =
          "What the PSP settled that day, wherever and whenever the bank booked it, and what else the bank booked that day: as things stand now.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = ReconciliationBody.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = "text/html", schema = @Schema(type = "string"))
      })
  @GetMapping
  ResponseEntity<byte[]> of(
      @Parameter(description = "UTC.", example = "2026-11-20") @RequestParam(required = false)
          @Nullable String date,
      @Parameter(description = "json, csv or html.", example = "json")
          @RequestParam(required = false)
          @Nullable String format) {
    var checks = new Checks();
    var asked = checks.read(date, "?date", ReconciliationController::day);
    var written =
        checks.optional(format, "?format", ReconciliationController::format).orElse("json");
    checks.hold();
    var day = asked.orElseThrow();
    var rows = reconciliations.of(day);
    return switch (written) {
      case "csv" -> text("text/csv", ReconciliationTable.csv(day, rows));
      case "html" -> text("text/html", ReconciliationTable.html(day, rows));
      default -> text("application/json", Json.write(ReconciliationBody.of(day, rows)));
    };
  }

  private static ResponseEntity<byte[]> text(String type, String text) {
    var contentType = new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(type.equals("application/json") ? MediaType.APPLICATION_JSON : contentType)
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String format(String word) {
    if (FORMATS.contains(word)) return word;
    throw new IllegalArgumentException("has to be json, csv or html");
  }

  private static LocalDate day(String text) {
    try {
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      // refused like any other
    }
    throw new IllegalArgumentException("has to be a day such as 2026-11-20");
  }
}
