package dev.sluice.bench.load;

import dev.sluice.bench.order.Order;

/** An accepted payment of which somebody wants something more. */
record Shipment(Order order, String paymentId) {}
