package dev.sluice.service.payment;

import dev.sluice.application.order.ChangeOrdersService.Part;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.service.door.AmountBody;
import dev.sluice.service.door.Checks;
import dev.sluice.service.idempotency.NothingNeeded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be captured, as a client sends it. */
@Schema(name = "Captures")
record CapturesBody(
    @Schema(description = "Left out: everything that is open, of every order.")
        @Nullable List<@Nullable Line> lines)
    implements NothingNeeded {

  @Schema(name = "CaptureLine")
  record Line(
      @Schema(
              description = "One order of the payment.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "po_0j5k2m9x4t7ad")
          @Nullable String paymentOrderId,
      @Schema(
              description = "At most what is open of the order.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable AmountBody amount,
      @Schema(
              description = "Once it is captured, give the rest of the order back.",
              defaultValue = "false")
          @Nullable Boolean finalCapture) {}

  /** None: everything. */
  List<Part> parts(Checks checks) {
    if (lines == null) return List.of();
    if (lines.isEmpty()) checks.refuse("/lines", "has to have a line, or to be left out");
    var parts = new ArrayList<Part>();
    for (int i = 0; i < lines.size(); i++) {
      var pointer = "/lines/" + i;
      var line = lines.get(i);
      if (checks.required(line, pointer).isEmpty() || line == null) continue;
      var order =
          checks.read(line.paymentOrderId(), pointer + "/paymentOrderId", PaymentOrderId::of);
      var amount = AmountBody.read(line.amount(), pointer + "/amount", 1, checks);
      boolean last = Boolean.TRUE.equals(line.finalCapture());
      if (order.isPresent() && amount.isPresent())
        parts.add(new Part(order.get(), amount.get(), last));
    }
    return parts;
  }
}
