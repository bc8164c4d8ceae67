package dev.sluice.service.bank;

import dev.sluice.application.bank.BankStatements;
import dev.sluice.application.bank.ReceiveBankStatementService;
import dev.sluice.application.bank.ReceiveBankStatementService.Received;
import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.domain.id.BankFileId;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.idempotency.Replies;
import dev.sluice.service.idempotency.Uploaded;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Bank", description = "What our bank says, and whether it fits.")
@RestController
@RequestMapping("/api/v1/bank-statements")
class BankStatementController {

  /** It is read in one piece. */
  private static final DataSize LARGEST = DataSize.ofMegabytes(32);

  private static final InPath<BankFileId> FILE =
      new InPath<>(BankFileId::of, "There is no bank statement with this id");

  private final ReceiveBankStatementService receive;
  private final BankStatements statements;
  private final IdempotentDoor door;

  BankStatementController(
      ReceiveBankStatementService receive, BankStatements statements, IdempotentDoor door) {
    this.receive = receive;
    this.statements = statements;
    this.door = door;
  }

  @Operation(
      summary = "Send statements of our bank",
      description =
          "camt.053.001.08, checked against its schema. The same bytes again are the same file, the same entry again (by account and the account servicer's reference) is nothing new.")
  @RequestBody(
      required = true,
      content = @Content(mediaType = "application/xml", schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "201",
      description = "Its entries are taken in",
      content = @Content(schema = @Schema(implementation = BankFileBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It came before",
      content = @Content(schema = @Schema(implementation = BankFileBody.class)))
  @PostMapping(consumes = "application/xml")
  ResponseEntity<String> send(Uploaded sent) throws IOException {
    try (sent) {
      var bytes = sent.whole("A file of statements", LARGEST);
      var taken = new AtomicReference<Received>();
      var answer = door.once(sent.request(), () -> take(sent, bytes, taken));
      var received = taken.get();
      if (received != null) receive.committed(received);
      return Replies.of(answer);
    }
  }

  private Answer take(Uploaded sent, byte[] bytes, AtomicReference<Received> taken) {
    var received =
        receive.receive(sent.request().bodyHash(), bytes, sent.caller().subject(), sent.traceId());
    taken.set(received);
    var view = statements.find(received.id()).orElseThrow();
    return Answer.of(
        received.known() ? 200 : 201,
        "/api/v1/bank-statements/" + received.id(),
        Json.write(BankFileBody.of(view)));
  }

  @Operation(summary = "What became of the entries of a file of statements")
  @GetMapping("/{id}")
  BankFileBody find(@PathVariable String id) {
    return statements.find(FILE.id(id)).map(BankFileBody::of).orElseThrow(FILE::notFound);
  }
}
