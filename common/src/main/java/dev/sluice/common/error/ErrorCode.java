package dev.sluice.common.error;

import java.util.Locale;

/**
 * Every refusal a door can give: stable code, HTTP status, and whether the same request may succeed
 * later.
 */
public enum ErrorCode {
  MALFORMED_REQUEST(
      400,
      Retry.NEVER,
      "The request cannot be read",
      "Send one well-formed JSON object in UTF-8; detail says where it breaks"),
  UNKNOWN_FIELD(
      400,
      Retry.NEVER,
      "The request has a field nobody knows",
      "Leave out the field or parameter that errors names, or correct its name"),
  IDEMPOTENCY_KEY_MISSING(
      400,
      Retry.NEVER,
      "The Idempotency-Key header is missing or not usable",
      "Send one Idempotency-Key, new for every new request and the same to send it again"),
  UNAUTHENTICATED(
      401,
      Retry.NEVER,
      "No valid access token",
      "Get a new token from the identity provider and send it as Authorization: Bearer"),
  SIGNATURE_REFUSED(
      401,
      Retry.NEVER,
      "The webhook is not signed, or wrongly, or too long ago",
      "Sign the bytes of the body with the secret agreed on, at the moment they are sent"),
  FORBIDDEN(
      403,
      Retry.NEVER,
      "This token may not do that",
      "Use the token of somebody who may do this and whom it concerns"),
  NOT_FOUND(
      404,
      Retry.NEVER,
      "There is nothing under this id",
      "Check the id, and whose token is used: what belongs to others is not there"),
  METHOD_NOT_ALLOWED(
      405,
      Retry.NEVER,
      "This address does not answer to that method",
      "Use a method that the header Allow names"),
  NOT_ACCEPTABLE(
      406, Retry.NEVER, "This address cannot answer in that format", "Accept application/json"),
  WRONG_STATE(
      409,
      Retry.NEVER,
      "The state does not allow this",
      "Look at it again and decide anew: its state has changed, or never allowed this"),
  ORDER_ID_NOT_UNIQUE(
      409,
      Retry.NEVER,
      "There is a live payment for this order already",
      "Use the payment that is there: its id stands in the problem"),
  OPERATION_RUNNING(
      409,
      Retry.LATER,
      "One operation at a time: another one is running",
      "Send it again with the same Idempotency-Key when Retry-After says so"),
  IDEMPOTENCY_KEY_RUNNING(
      409,
      Retry.LATER,
      "A request with this Idempotency-Key is still running",
      "Send it again with the same Idempotency-Key when Retry-After says so"),
  PAYLOAD_TOO_LARGE(
      413,
      Retry.NEVER,
      "The request body is too large",
      "Send less at once; detail says how much may be sent"),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      Retry.NEVER,
      "The request body has to be of another content type",
      "Send the Content-Type that detail names"),
  INVALID_REQUEST(
      422,
      Retry.NEVER,
      "The request is well formed but not valid",
      "Correct what errors names: each entry points at one field and says what it has to be"),
  IDEMPOTENCY_KEY_REUSED(
      422,
      Retry.NEVER,
      "This Idempotency-Key was used with another request body",
      "Use a new key for a new request, or the same bytes to hear the first answer again"),
  EXCEEDS_REFUNDABLE(
      422,
      Retry.NEVER,
      "More is asked back than can go back",
      "Look at the payment to see what can still go back, and ask for that"),
  CARD_DATA_REFUSED(
      422,
      Retry.NEVER,
      "Card data is not accepted here, send a token of the PSP",
      "Have the PSP make a token of the card and send that; send the card to nobody else"),
  UNKNOWN_SELLER(422, Retry.NEVER, "This seller is not known", "Register the seller first"),
  TOO_MANY_REQUESTS(
      429,
      Retry.LATER,
      "This client has sent more than it may",
      "Send less: wait as long as Retry-After says, then send it again"),
  INTERNAL_ERROR(
      500,
      Retry.LATER,
      "Something broke on our side",
      "Send it again with the same Idempotency-Key; if it stays, tell us the trace id"),
  TEMPORARILY_UNAVAILABLE(
      503,
      Retry.LATER,
      "Temporarily unavailable",
      "Send it again with the same Idempotency-Key when Retry-After says so");

  /** Whether the same request can succeed later without being changed. */
  public enum Retry {
    NEVER,
    LATER
  }

  private final int status;
  private final Retry retry;
  private final String title;
  private final String advice;

  ErrorCode(int status, Retry retry, String title, String advice) {
    this.status = status;
    this.retry = retry;
    this.title = title;
    this.advice = advice;
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

  /** What whoever was refused should do. */
  public String advice() {
    return advice;
  }
}
