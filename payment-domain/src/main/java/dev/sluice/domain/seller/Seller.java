package dev.sluice.domain.seller;

import dev.sluice.domain.id.SellerId;
import java.time.Instant;

/** Somebody who sells on the platform. */
public record Seller(SellerId id, Terms terms, Instant createdAt) {}
