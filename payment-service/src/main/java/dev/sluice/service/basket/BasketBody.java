package dev.sluice.service.basket;

import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.service.door.AmountBody;
import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A basket somebody wants to be paid, as a client sends it. */
@Schema(name = "NewPaymentIntent")
public record BasketBody(
    @Schema(
            description = "The marketplace's name for the basket.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 64,
            example = "order-4711")
        @Nullable String orderId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 64, example = "buyer-9")
        @Nullable String buyerId,
    @Schema(description = "What the lines add up to.", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable AmountBody total,
    @Schema(
            description = "Lines of one seller are summed.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<@Nullable LineBody> lines,
    @Schema(
            description = "MANUAL: you ask for the captures, before the authorization expires.",
            allowableValues = {"AUTOMATIC", "MANUAL"},
            defaultValue = "AUTOMATIC")
        @Nullable String captureMethod,
    @Schema(
            description = "Refuse it when this client has a live intent with this order id.",
            defaultValue = "false")
        @Nullable Boolean uniqueOrderId) {

  /** What was sent, checked; empty when {@code checks} has something against it. */
  public Optional<NewPaymentIntent> read(ClientId client, Checks checks) {
    var order = checks.read(orderId, "/orderId", OrderId::new);
    var buyer = checks.read(buyerId, "/buyerId", BuyerId::new);
    var sum = AmountBody.read(total, "/total", 1, checks);
    var method =
        checks
            .optional(captureMethod, "/captureMethod", BasketBody::method)
            .orElse(CaptureMethod.AUTOMATIC);
    var sellers = sellers(sum, checks);
    if (!checks.isClean()) return Optional.empty();
    return Optional.of(
        new NewPaymentIntent(
            client,
            order.orElseThrow(),
            buyer.orElseThrow(),
            sum.orElseThrow(),
            method,
            sellers,
            Boolean.TRUE.equals(uniqueOrderId)));
  }

  private static CaptureMethod method(String word) {
    for (var method : CaptureMethod.values()) if (method.name().equals(word)) return method;
    throw new IllegalArgumentException("has to be AUTOMATIC or MANUAL");
  }

  /** One line per seller, in the order they came in. */
  private List<NewPaymentIntent.Line> sellers(Optional<Amount> sum, Checks checks) {
    if (checks.required(lines, "/lines").isEmpty() || lines == null) return List.of();
    if (lines.isEmpty()) checks.refuse("/lines", "has to have a line");
    var bySeller = new LinkedHashMap<SellerId, NewPaymentIntent.Line>();
    for (int i = 0; i < lines.size(); i++)
      line(lines.get(i), "/lines/" + i, sum, checks)
          .ifPresent(line -> bySeller.merge(line.seller(), line, NewPaymentIntent.Line::plus));
    if (bySeller.size() > PaymentIntent.MOST_SELLERS)
      checks.refuse("/lines", "has more than %d sellers".formatted(PaymentIntent.MOST_SELLERS));
    if (checks.isClean() && sum.isPresent())
      addsUp(List.copyOf(bySeller.values()), sum.get(), checks);
    return List.copyOf(bySeller.values());
  }

  private static Optional<NewPaymentIntent.Line> line(
      @Nullable LineBody body, String pointer, Optional<Amount> sum, Checks checks) {
    if (checks.required(body, pointer).isEmpty() || body == null) return Optional.empty();
    var seller = checks.read(body.sellerId(), pointer + "/sellerId", SellerId::new);
    var amount =
        AmountBody.read(body.amount(), pointer + "/amount", 1, checks)
            .filter(given -> isSameCurrency(given, sum, pointer + "/amount/currency", checks));
    if (seller.isEmpty() || amount.isEmpty()) return Optional.empty();
    if (body.commission() == null)
      return Optional.of(NewPaymentIntent.Line.byContract(seller.get(), amount.get()));
    return commission(body, pointer + "/commission", amount.get(), checks)
        .map(share -> new NewPaymentIntent.Line(seller.get(), amount.get(), share));
  }

  private static Optional<Amount> commission(
      LineBody body, String pointer, Amount amount, Checks checks) {
    var share =
        AmountBody.read(body.commission(), pointer, 0, checks)
            .filter(
                given -> isSameCurrency(given, Optional.of(amount), pointer + "/currency", checks));
    if (share.isPresent() && share.get().exceeds(amount)) {
      checks.refuse(pointer + "/value", "is more than the amount of the line");
      return Optional.empty();
    }
    return share;
  }

  private static boolean isSameCurrency(
      Amount given, Optional<Amount> other, String pointer, Checks checks) {
    boolean same = other.isEmpty() || other.get().currency().equals(given.currency());
    if (!same)
      checks.refuse(pointer, "has to be the currency of the total: " + other.get().currency());
    return same;
  }

  private static void addsUp(List<NewPaymentIntent.Line> lines, Amount sum, Checks checks) {
    var added =
        lines.stream()
            .map(NewPaymentIntent.Line::amount)
            .reduce(Amount.zero(sum.currency()), Amount::plus);
    if (!added.equals(sum))
      checks.refuse(
          "/total/value", "the lines add up to %d, not %d".formatted(added.value(), sum.value()));
  }
}
