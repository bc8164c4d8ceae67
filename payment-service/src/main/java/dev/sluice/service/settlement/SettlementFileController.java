package dev.sluice.service.settlement;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.settlement.ReceiveSettlementFileService;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.idempotency.Replies;
import dev.sluice.service.idempotency.Uploaded;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Settlements", description = "What the PSP pays out, and what does not fit.")
@RestController
@RequestMapping("/api/v1/settlement-files")
class SettlementFileController {

  private static final InPath<SettlementFileId> FILE =
      new InPath<>(SettlementFileId::of, "There is no settlement file with this id");

  private final ReceiveSettlementFileService receive;
  private final SettlementFiles files;
  private final IdempotentDoor door;

  SettlementFileController(
      ReceiveSettlementFileService receive, SettlementFiles files, IdempotentDoor door) {
    this.receive = receive;
    this.files = files;
    this.door = door;
  }

  @Operation(
      summary = "Send a settlement report of the PSP",
      description =
          "CSV as in docs/psp-simulator.md. It is taken in whole and read afterwards: follow Location. The same bytes again are the same report, the same line again is nothing new.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = "string"),
              examples =
                  @ExampleObject(
                      """
                      line,type,key,reference,gross,fee,currency,date
                      sl-2,CAPTURE,po_0j5k2m9x4t7ad:capture-1,cap_2,1450,20,EUR,2026-11-20
                      """)))
  @ApiResponse(
      responseCode = "202",
      description = "READING",
      content = @Content(schema = @Schema(implementation = SettlementFileBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It came before",
      content = @Content(schema = @Schema(implementation = SettlementFileBody.class)))
  @PostMapping
  ResponseEntity<String> send(Uploaded sent) throws IOException {
    try (sent) {
      return Replies.of(door.once(sent.request(), () -> take(sent)));
    }
  }

  private Answer take(Uploaded sent) {
    try (var bytes = new BufferedInputStream(sent.open())) {
      var hash = sent.request().bodyHash();
      var received =
          receive.receive(hash, sent.size(), bytes, sent.caller().subject(), sent.traceId());
      var view = files.find(received.id()).orElseThrow();
      return Answer.of(
          received.known() ? 200 : 202,
          "/api/v1/settlement-files/" + received.id(),
          Json.write(SettlementFileBody.of(view)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Operation(summary = "How far a settlement report has been read, and what was found")
  @GetMapping("/{id}")
  SettlementFileBody find(@PathVariable String id) {
    return files.find(FILE.id(id)).map(SettlementFileBody::of).orElseThrow(FILE::notFound);
  }
}
