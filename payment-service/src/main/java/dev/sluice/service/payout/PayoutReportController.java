package dev.sluice.service.payout;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.payout.PayoutOutcomes;
import dev.sluice.application.payout.PayoutOutcomes.Heard;
import dev.sluice.application.payout.ReceiveStatusReportService;
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
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payouts")
@RestController
@RequestMapping("/api/v1/payout-status-reports")
class PayoutReportController {

  /** It is read as a whole. */
  private static final DataSize LARGEST = DataSize.ofMegabytes(32);

  private final ReceiveStatusReportService receive;
  private final PayoutOutcomes outcomes;
  private final IdempotentDoor door;

  PayoutReportController(
      ReceiveStatusReportService receive, PayoutOutcomes outcomes, IdempotentDoor door) {
    this.receive = receive;
    this.outcomes = outcomes;
    this.door = door;
  }

  @Operation(
      summary = "Send what our bank answered to a payment file",
      description =
          "ISO 20022 pain.002: what it has paid is settled, what it rejects is available to the seller again. The same bytes again are the same report.")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "201",
      description = "It is applied",
      content = @Content(schema = @Schema(implementation = PayoutReportBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It came before",
      content = @Content(schema = @Schema(implementation = PayoutReportBody.class)))
  @PostMapping(consumes = MediaType.APPLICATION_XML_VALUE)
  ResponseEntity<String> send(Uploaded sent) throws IOException {
    try (sent) {
      var bytes = sent.whole("The report", LARGEST);
      var heard = new ArrayList<Heard>();
      var answer = door.once(sent.request(), () -> take(sent, bytes, heard));
      outcomes.committed(heard);
      return Replies.of(answer);
    }
  }

  private Answer take(Uploaded sent, byte[] bytes, List<Heard> heard) {
    var received =
        receive.receive(sent.request().bodyHash(), bytes, sent.caller().subject(), sent.traceId());
    heard.addAll(received.heard());
    return Answer.of(
        received.known() ? 200 : 201, null, Json.write(PayoutReportBody.of(received.report())));
  }
}
