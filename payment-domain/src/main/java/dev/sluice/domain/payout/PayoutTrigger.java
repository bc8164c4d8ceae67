package dev.sluice.domain.payout;

import dev.sluice.domain.id.PayoutBatchId;
import java.time.LocalDate;

/** What may happen to a payout. */
public sealed interface PayoutTrigger {

  /** It is written into the file of this batch. */
  record Send(PayoutBatchId with) implements PayoutTrigger {}

  /** The bank has paid it. */
  record Settle(LocalDate on) implements PayoutTrigger {}

  /** The bank did not pay it, or the money came back. */
  record Return(LocalDate on, String reason) implements PayoutTrigger {}

  record Hold(String by, String reason) implements PayoutTrigger {}

  record Release() implements PayoutTrigger {}

  record Cancel(String by, String reason) implements PayoutTrigger {}
}
