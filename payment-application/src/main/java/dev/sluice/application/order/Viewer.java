package dev.sluice.application.order;

import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.SellerId;

/** Whose eyes something is read with: what they may not see is not there. */
public sealed interface Viewer {

  /** Sees everything. */
  record Everything() implements Viewer {}

  /** Sees what this client has made. */
  record OfClient(ClientId client) implements Viewer {}

  /** Sees its own orders and amounts, and of a payment nothing else. */
  record OfSeller(SellerId seller) implements Viewer {}
}
