package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import java.time.Instant;

/**
 * One line of the list of everything done.
 *
 * @param authorization reference of the authorization it belongs to; its own for an authorization
 */
public record Done(
    long sequence,
    String key,
    Operation operation,
    String authorization,
    String reference,
    Amount amount,
    String merchantReference,
    Instant at) {
  static Done of(Effect effect) {
    return new Done(
        effect.sequence,
        effect.key,
        effect.request.operation(),
        effect.authorization().reference(),
        effect.reference(),
        effect.amount,
        effect.request.merchantReference(),
        effect.at);
  }
}
