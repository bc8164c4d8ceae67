package dev.sluice.service.statement;

import dev.sluice.application.statement.ReadStatementService;
import dev.sluice.application.statement.SellerStatements.Period;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A statement may be long: it is written while it is read. */
@Tag(name = "Sellers")
@RestController
@RequestMapping("/api/v1/sellers")
class StatementController {

  private static final String ABOUT =
      "What the seller had, what changed it, what it has then: as of the times entries were written"
          + " at, with the times they happened at. The same time asked again is the same bytes.";
  private static final String FROM = "RFC 3339, or a day: its first moment, UTC.";
  private static final String TO = "As from; not in it any more, and it has to have passed.";

  private static final InPath<SellerId> SELLER =
      new InPath<>(SellerId::new, "There is no such seller");

  private final ReadStatementService statements;

  StatementController(ReadStatementService statements) {
    this.statements = statements;
  }

  @Operation(summary = "The statement of the seller behind the token", description = ABOUT)
  @InThreeFormats
  @GetMapping("/me/statement")
  void own(
      @Parameter(description = FROM, example = "2026-11-01") @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = TO, example = "2026-12-01") @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = "json, csv or pdf.", example = "json")
          @RequestParam(required = false)
          @Nullable String format,
      @AuthenticationPrincipal Caller caller,
      HttpServletResponse response)
      throws IOException {
    write(caller.ownSeller(), from, to, format, response);
  }

  @Operation(summary = "The statement of a seller", description = ABOUT)
  @InThreeFormats
  @GetMapping("/{id}/statement")
  void of(
      @PathVariable String id,
      @Parameter(description = FROM, example = "2026-11-01") @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = TO, example = "2026-12-01") @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = "json, csv or pdf.", example = "json")
          @RequestParam(required = false)
          @Nullable String format,
      @AuthenticationPrincipal Caller caller,
      HttpServletResponse response)
      throws IOException {
    var seller = SELLER.id(id);
    if (!caller.mayLookAt(seller))
      throw new Problem(ErrorCode.FORBIDDEN, "A seller reads its own statements only");
    write(seller, from, to, format, response);
  }

  private void write(
      SellerId seller,
      @Nullable String from,
      @Nullable String to,
      @Nullable String format,
      HttpServletResponse response)
      throws IOException {
    var checks = new Checks();
    var begin = checks.read(from, "?from", Times::ofTimeOrDay);
    var end = checks.read(to, "?to", Times::ofTimeOrDay);
    var period = begin.flatMap(b -> end.flatMap(e -> checks.built("?to", () -> new Period(b, e))));
    var written =
        checks.optional(format, "?format", StatementFormat::of).orElse(StatementFormat.JSON);
    checks.hold();
    var statement = statements.read(seller, period.orElseThrow());
    written.check(statement);
    response.setContentType(written.contentType());
    if (written != StatementFormat.JSON)
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"statement-%s.%s\"".formatted(fileName(seller), written.word()));
    written.write(statement, statements, response.getOutputStream());
  }

  private static String fileName(SellerId seller) {
    return seller.value().replaceAll("[^A-Za-z0-9_.-]", "_");
  }
}
