package dev.sluice.bench.load;

import dev.sluice.bench.order.Order;

/** An accepted payment whose captures somebody has to ask for. */
record Shipment(Order order, String paymentId) {}
