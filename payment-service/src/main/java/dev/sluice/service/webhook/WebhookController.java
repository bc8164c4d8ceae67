package dev.sluice.service.webhook;

import dev.sluice.application.webhook.ReceiveWebhookService;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** No token and no key: the signature says who it is, the message's own name what it is. */
@Tag(name = "Webhooks", description = "What the PSP tells unasked.")
@RestController
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookController {

  private final ReceiveWebhookService webhooks;
  private final Optional<Signatures> signatures;
  private final WebhookProperties properties;
  private final InstantSource clock;

  WebhookController(
      ReceiveWebhookService webhooks, WebhookProperties properties, InstantSource clock) {
    this.webhooks = webhooks;
    this.properties = properties;
    this.clock = clock;
    this.signatures =
        Optional.ofNullable(properties.secretFile())
            .map(file -> new Signatures(file, properties.tolerance()));
  }

  @Operation(
      summary = "Take what the PSP tells",
      description =
          "Kept as it came and answered at once; applied by the same who apply its answers. The same eventId again is answered like the first and changes nothing.")
  @Parameter(
      name = Signatures.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      description =
          "t=<unix seconds>,v1=<hex>: HMAC-SHA256 with the shared secret over the seconds, a dot and the raw body.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = "object", description = "As the PSP writes it.")))
  @ApiResponse(
      responseCode = "200",
      description = "It is kept",
      content = @Content(schema = @Schema(implementation = ReceiptBody.class)))
  @PostMapping("/api/v1/psp/{connector}/webhooks")
  ReceiptBody receive(@PathVariable String connector, HttpServletRequest request)
      throws IOException {
    var signature = signatures.filter(_ -> connector.equals(properties.connector()));
    if (signature.isEmpty())
      throw new Problem(ErrorCode.NOT_FOUND, "No webhooks are taken under this name");
    var body = bytes(request);
    signature.get().check(request.getHeader(Signatures.HEADER), body, clock.instant());
    try {
      return new ReceiptBody(!webhooks.receive(connector, body));
    } catch (IllegalArgumentException garbage) {
      throw new Problem(ErrorCode.MALFORMED_REQUEST, String.valueOf(garbage.getMessage()));
    }
  }

  /** Counts while it reads: the announced length may be missing, or wrong. */
  private byte[] bytes(HttpServletRequest request) throws IOException {
    int most = (int) properties.maxBody().toBytes();
    if (request.getContentLengthLong() > most) throw tooLarge();
    var raw = request.getInputStream().readNBytes(most + 1);
    if (raw.length > most) throw tooLarge();
    return raw;
  }

  private Problem tooLarge() {
    return new Problem(
        ErrorCode.PAYLOAD_TOO_LARGE,
        "The body may have %d bytes at most".formatted(properties.maxBody().toBytes()));
  }
}
