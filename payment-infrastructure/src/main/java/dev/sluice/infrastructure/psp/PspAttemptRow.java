package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.PspAttempts.Answer;
import dev.sluice.application.psp.PspAttempts.Attempt;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.infrastructure.sql.Columns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code psp_attempts}. */
final class PspAttemptRow {

  private PspAttemptRow() {}

  static Columns<Attempt> opened(Collection<Attempt> attempts) {
    return Columns.of(attempts)
        .texts("key", attempt -> attempt.request().key().value())
        .texts("source", attempt -> attempt.source().name())
        .ints("n", Attempt::n)
        .texts("operation", attempt -> attempt.request().operation().name())
        .texts("subject", attempt -> attempt.request().subject())
        .longs("amount", attempt -> attempt.request().amount().value())
        .texts("currency", attempt -> attempt.request().amount().currency().code())
        .texts("requestHash", attempt -> hash(attempt.request()));
  }

  static Columns<Answer> answered(Collection<Answer> answers) {
    return Columns.of(answers)
        .texts("key", answer -> answer.key().value())
        .texts("source", answer -> answer.source().name())
        .ints("n", Answer::n)
        .texts("operation", answer -> answer.operation().name())
        .texts("answer", answer -> word(answer.answer()))
        .texts("reference", a -> reference(a.answer()).map(PspReference::value).orElse(null))
        .optionalLongs("answerAmount", a -> moved(a.answer()).map(Amount::value).orElse(null))
        .texts("answerCurrency", a -> moved(a.answer()).map(m -> m.currency().code()).orElse(null))
        .texts("detail", answer -> detail(answer.answer()));
  }

  /** Never over the token: it is short enough to be guessed. */
  private static String hash(PspRequest request) {
    var authorization =
        switch (request) {
          case PspRequest.Authorize _ -> "";
          case PspRequest.Capture capture -> capture.authorization().value();
          case PspRequest.Refund refund -> refund.authorization().value();
          case PspRequest.Void voiding -> voiding.authorization().value();
          case PspRequest.VoidByKey voiding -> voiding.authorizationKey().value();
        };
    var text =
        String.join(
            "|",
            request.operation().name(),
            request.subject(),
            request.amount().toString(),
            authorization);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String word(PspAnswer answer) {
    return switch (answer) {
      case PspAnswer.Approved _ -> "APPROVED";
      case PspAnswer.Mismatch _ -> "MISMATCH";
      case PspAnswer.Accepted _ -> "ACCEPTED";
      case PspAnswer.Declined _ -> "DECLINED";
      case PspAnswer.NotAsked _ -> "NOT_ASKED";
      case PspAnswer.NoAnswer _ -> "NO_ANSWER";
      case PspAnswer.Broken _ -> "BROKEN";
      case PspAnswer.InProgress _ -> "IN_PROGRESS";
      case PspAnswer.NotFound _ -> "NOT_FOUND";
    };
  }

  private static Optional<PspReference> reference(PspAnswer answer) {
    return switch (answer) {
      case PspAnswer.Approved approved -> Optional.of(approved.reference());
      case PspAnswer.Mismatch mismatch -> Optional.of(mismatch.reference());
      default -> Optional.empty();
    };
  }

  private static Optional<Amount> moved(PspAnswer answer) {
    return switch (answer) {
      case PspAnswer.Approved approved -> Optional.of(approved.amount());
      case PspAnswer.Mismatch mismatch -> Optional.of(mismatch.amount());
      default -> Optional.empty();
    };
  }

  private static @Nullable String detail(PspAnswer answer) {
    var detail =
        switch (answer) {
          case PspAnswer.Declined declined -> declined.reason();
          case PspAnswer.NoAnswer silence -> silence.why();
          case PspAnswer.Broken broken -> broken.why();
          case PspAnswer.NotAsked notAsked -> "again after " + notAsked.retryAfter();
          default -> null;
        };
    return detail == null ? null : detail.replace('\0', '?');
  }
}
