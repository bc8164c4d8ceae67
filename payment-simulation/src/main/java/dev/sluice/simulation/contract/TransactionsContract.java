package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Transactions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What {@link Transactions} promises. */
@ContractOf(Transactions.class)
public abstract class TransactionsContract {

  private static final String NOTHING = "nobody";

  protected abstract Transactions transactions();

  /** Writes to a place that begins with {@code nobody}; locks it until the transaction ends. */
  protected abstract void write(String value);

  protected abstract String read();

  @Test
  void what_returns_is_committed_and_handed_back() {
    var result =
        run(() -> {
          write("kept");
          return 7;
        });

    assertThat(result).isEqualTo(7);
    assertThat(read()).isEqualTo("kept");
  }

  @Test
  void what_throws_is_undone_and_thrown_on() {
    var failure = new IllegalStateException("no");
    var death = new AssertionError("dies");

    assertThatThrownBy(() -> transactions().run(() -> fail(failure))).isSameAs(failure);
    assertThatThrownBy(() -> transactions().run(() -> fail(death))).isSameAs(death);

    assertThat(read()).isEqualTo(NOTHING);
  }

  @Test
  void a_transaction_sees_what_it_has_written_itself() {
    assertThat(
            run(() -> {
              write("mine");
              return read();
            }))
        .isEqualTo("mine");
  }

  @Test
  void a_block_inside_a_block_is_part_of_the_outer_one() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  transactions().run(() -> write("inner"));
                  throw new IllegalStateException("outer");
                }))
        .hasMessage("outer");

    assertThat(read()).isEqualTo(NOTHING);
  }

  @Test
  void an_outer_block_cannot_commit_what_an_inner_one_has_failed_at() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  write("outer");
                  try {
                    transactions().run(() -> fail(new IllegalStateException("inner")));
                  } catch (IllegalStateException swallowed) {
                    write("as if nothing had happened");
                  }
                }))
        .isInstanceOf(RuntimeException.class);

    assertThat(read()).isEqualTo(NOTHING);
  }

  @Test
  void after_a_failure_the_next_transaction_is_as_good_as_the_first() {
    assertThatThrownBy(() -> transactions().run(() -> fail(new IllegalStateException("no"))))
        .hasMessage("no");

    transactions().run(() -> write("next"));

    assertThat(read()).isEqualTo("next");
  }

  @Test
  void who_writes_the_same_waits_until_the_first_has_committed() {
    CompletableFuture<Void> second;
    try (var _ = Elsewhere.open(transactions(), () -> write("first"))) {
      second =
          CompletableFuture.runAsync(
              () -> transactions().run(() -> write("second")), Thread::startVirtualThread);
      assertThat(second).isNotDone();
    }

    assertThat(second).succeedsWithin(Duration.ofSeconds(30));
    assertThat(read()).isEqualTo("second");
  }

  private <T> T run(Supplier<T> work) {
    return transactions().run(work);
  }

  private void fail(RuntimeException failure) {
    write("undone");
    throw failure;
  }

  private void fail(Error death) {
    write("undone");
    throw death;
  }
}
