package dev.sluice.service.payment;

import dev.sluice.application.payment.TimelineEntry;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The story of a payment as the API tells it. */
@Schema(name = "Timeline")
record TimelineBody(List<Entry> data) {

  @Schema(name = "TimelineEntry")
  record Entry(
      Instant at,
      TimelineEntry.Kind kind,
      @Schema(description = "What it happened to.", example = "po_0j5k2m9x4t7ad") String subject,
      @Nullable AmountBody amount,
      @Schema(
              description =
                  "What the PSP answered, which movement was booked, how it ended: one word.",
              example = "APPROVED")
          @Nullable String detail,
      @Schema(description = "Id of the event it follows from.") @Nullable String cause) {

    static Entry of(TimelineEntry entry) {
      return new Entry(
          entry.at(),
          entry.kind(),
          entry.subject(),
          entry.amount().map(AmountBody::of).orElse(null),
          entry.detail().orElse(null),
          entry.cause().orElse(null));
    }
  }

  static TimelineBody of(List<TimelineEntry> entries) {
    return new TimelineBody(entries.stream().map(Entry::of).toList());
  }
}
