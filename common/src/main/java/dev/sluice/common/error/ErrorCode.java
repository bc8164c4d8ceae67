package dev.sluice.common.error;

import java.util.Locale;

/**
 * Every refusal a door can give: stable code, HTTP status, and whether the same request may succeed
 * later.
 */
public enum ErrorCode {
  MALFORMED_REQUEST(400, Retry.NEVER, "The request cannot be read"),
  UNKNOWN_FIELD(400, Retry.NEVER, "The request has a field nobody knows"),
  IDEMPOTENCY_KEY_MISSING(400, Retry.NEVER, "The Idempotency-Key header is missing or not usable"),
  UNAUTHENTICATED(401, Retry.NEVER, "No valid access token"),
  SIGNATURE_REFUSED(401, Retry.NEVER, "The webhook is not signed, or wrongly, or too long ago"),
  FORBIDDEN(403, Retry.NEVER, "This token may not do that"),
  NOT_FOUND(404, Retry.NEVER, "There is nothing under this id"),
  METHOD_NOT_ALLOWED(405, Retry.NEVER, "This address does not answer to that method"),
  NOT_ACCEPTABLE(406, Retry.NEVER, "This address cannot answer in that format"),
  WRONG_STATE(409, Retry.NEVER, "The state does not allow this"),
  ORDER_ID_NOT_UNIQUE(409, Retry.NEVER, "There is a live payment for this order already"),
  OPERATION_RUNNING(409, Retry.LATER, "One operation at a time: another one is running"),
  IDEMPOTENCY_KEY_RUNNING(409, Retry.LATER, "A request with this Idempotency-Key is still running"),
  PAYLOAD_TOO_LARGE(413, Retry.NEVER, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, Retry.NEVER, "The request body has to be of another content type"),
  INVALID_REQUEST(422, Retry.NEVER, "The request is well formed but not valid"),
  IDEMPOTENCY_KEY_REUSED(
      422, Retry.NEVER, "This Idempotency-Key was used with another request body"),
  EXCEEDS_REFUNDABLE(422, Retry.NEVER, "More is asked back than can go back"),
  CARD_DATA_REFUSED(422, Retry.NEVER, "Card data is not accepted here, send a token of the PSP"),
  UNKNOWN_SELLER(422, Retry.NEVER, "This seller is not known"),
  TOO_MANY_REQUESTS(429, Retry.LATER, "Too many requests at once"),
  INTERNAL_ERROR(500, Retry.LATER, "Something broke on our side"),
  TEMPORARILY_UNAVAILABLE(503, Retry.LATER, "Temporarily unavailable");

  /** Whether the same request can succeed later without being changed. */
  public enum Retry {
    NEVER,
    LATER
  }

  private final int status;
  private final Retry retry;
  private final String title;

  ErrorCode(int status, Retry retry, String title) {
    this.status = status;
    this.retry = retry;
    this.title = title;
  }

  /** The stable code in problem documents and metric tags, such as {@code wrong_state}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int status() {
    return status;
  }

  public boolean retryable() {
    return retry == Retry.LATER;
  }

  public String title() {
    return title;
  }
}
