package dev.sluice.service.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.application.deadletter.FiledLetter;
import dev.sluice.application.pipeline.RawRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

@Schema(name = "DeadLetter")
record DeadLetterBody(
    @Schema(example = "dl_0j5k2m9x4t7ab") String id,
    @Schema(allowableValues = {"OPEN", "REPLAYED", "DROPPED"}) String status,
    @Schema(description = "The consumer that gave it up.", example = "payment-order-enqueuer")
        String group,
    @Schema(example = "payment_order_created") String topic,
    int partition,
    long offset,
    @Schema(description = "raw:<topic>:<partition>:<offset> when nobody could read one.")
        String eventId,
    @Schema(description = "The how manieth replay this was; 0 for the event itself.") int replay,
    @Schema(description = "A decision said no; otherwise it could not be handled at all.")
        boolean refused,
    String reason,
    @Schema(description = "What was thrown.") @Nullable String exception,
    Instant filedAt,
    @Nullable ResolutionBody resolution,
    @Schema(description = "As it came; left out in lists.") @Nullable RecordBody record) {

  @Schema(name = "DeadLetterResolution")
  record ResolutionBody(
      @Schema(description = "Client and subject of the token.", example = "local/a") String by,
      Instant at,
      String reason,
      @Schema(description = "The replay it was sent as.") @Nullable Integer replay) {

    static ResolutionBody of(FiledLetter.Resolution resolution) {
      return new ResolutionBody(
          resolution.by(),
          resolution.at(),
          resolution.reason(),
          resolution.replay() == 0 ? null : resolution.replay());
    }
  }

  @Schema(name = "DeadLetterRecord")
  record RecordBody(
      @Schema(description = "Base64.") @Nullable String key,
      @Schema(description = "Base64.") @Nullable String value,
      @Schema(description = "The value, where it is text.") @Nullable String text,
      Map<String, String> headers) {

    static RecordBody of(RawRecord raw) {
      var headers = new TreeMap<String, String>();
      raw.headers().forEach((name, value) -> headers.put(name, new String(value, UTF_8)));
      return new RecordBody(base64(raw.key()), base64(raw.value()), text(raw.value()), headers);
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
      return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
      if (bytes == null) return null;
      try {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException notText) {
        return null;
      }
    }
  }

  static DeadLetterBody listed(FiledLetter letter) {
    return of(letter, null);
  }

  static DeadLetterBody whole(FiledLetter letter) {
    return of(letter, RecordBody.of(letter.letter().raw()));
  }

  private static DeadLetterBody of(FiledLetter filed, @Nullable RecordBody record) {
    var letter = filed.letter();
    return new DeadLetterBody(
        filed.id().value(),
        filed.status().name(),
        filed.group(),
        letter.raw().topic().topicName(),
        letter.raw().partition(),
        letter.raw().offset(),
        letter.eventId(),
        letter.replay(),
        letter.refused(),
        letter.reason(),
        letter.exception(),
        filed.filedAt(),
        filed.resolution().map(ResolutionBody::of).orElse(null),
        record);
  }
}
