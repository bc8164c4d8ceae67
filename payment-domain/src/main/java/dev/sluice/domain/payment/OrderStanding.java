package dev.sluice.domain.payment;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;

/** How one order of a payment stands, as the payment needs to know it. */
public record OrderStanding(
    PaymentOrderId order, Amount captured, boolean terminal, boolean lost) {}
