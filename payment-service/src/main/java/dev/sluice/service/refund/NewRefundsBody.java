package dev.sluice.service.refund;

import dev.sluice.application.refund.RefundPaymentService.Line;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.service.door.AmountBody;
import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to go back, as a client sends it. */
@Schema(name = "NewRefunds")
record NewRefundsBody(
    @Schema(description = "One refund each; without lines all that may still go back.")
        @Nullable List<@Nullable LineBody> lines) {

  private static final int MOST_LINES = 100;

  @Schema(name = "RefundLine")
  record LineBody(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "po_0j5k2m9x4t7ad")
          @Nullable String paymentOrderId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable AmountBody amount) {}

  /** What was sent, checked; nothing when {@code checks} has something against it. */
  List<Line> read(Checks checks) {
    if (lines == null) return List.of();
    if (lines.isEmpty()) checks.refuse("/lines", "has to have a line, or to be left out");
    if (lines.size() > MOST_LINES)
      checks.refuse("/lines", "has more than %d lines".formatted(MOST_LINES));
    var read = new ArrayList<Line>();
    for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
      var line = lines.get(i);
      var pointer = "/lines/" + i;
      if (checks.required(line, pointer).isEmpty() || line == null) continue;
      var order =
          checks.read(line.paymentOrderId(), pointer + "/paymentOrderId", PaymentOrderId::of);
      var amount = AmountBody.read(line.amount(), pointer + "/amount", 1, checks);
      if (order.isPresent() && amount.isPresent()) read.add(new Line(order.get(), amount.get()));
    }
    return read;
  }
}
