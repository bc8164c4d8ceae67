package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The isolation is the session's default, which the pool sets to READ COMMITTED: naming it here
 * would cost a question to the database per transaction.
 */
@Component
final class SpringTransactions implements Transactions {

  private final TransactionTemplate template;

  SpringTransactions(PlatformTransactionManager transactions) {
    this.template = new TransactionTemplate(transactions);
  }

  @Override
  public <T> T run(Supplier<T> work) {
    return Objects.requireNonNull(template.<T>execute(_ -> work.get()));
  }
}
