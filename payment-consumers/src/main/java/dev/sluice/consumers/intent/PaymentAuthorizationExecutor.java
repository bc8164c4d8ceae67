package dev.sluice.consumers.intent;

import dev.sluice.application.intent.ExecuteAuthorizationService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import org.springframework.stereotype.Component;

/** Calls the PSP for authorizations and voids; its news are the captures a void ends. */
@Component
final class PaymentAuthorizationExecutor extends ConsumerGroup<PaymentAuthorizationRequested> {

  PaymentAuthorizationExecutor(ExecuteAuthorizationService step, Workers workers) {
    super(step, workers);
  }
}
