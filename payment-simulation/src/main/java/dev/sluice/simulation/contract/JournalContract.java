package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.CAUSE;
import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.TRACE;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.ledger.Journal;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.MoneyMovement.Captured;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.domain.ledger.PostingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Journal} promises. */
@ContractOf(Journal.class)
public abstract class JournalContract {

  /** An entry as it stands in the books. */
  public record Written(List<Posting> postings, Instant occurredAt, String traceId) {}

  private final Things things = new Things();

  protected abstract Transactions transactions();

  protected abstract Journal journal();

  protected abstract Optional<Written> written(MovementKey movement);

  @Test
  void an_entry_is_written_with_all_its_postings_in_order() {
    var capture = capture("seller-1", 1450);

    append(capture);

    assertThat(written(capture.key()))
        .contains(new Written(PostingRules.entryFor(capture).postings(), NOW, TRACE));
  }

  @Test
  void the_same_movement_again_changes_nothing_whatever_brought_it() {
    var one = capture("seller-1", 100);
    append(one);
    var again =
        new Journal.Record(PostingRules.entryFor(one), NOW.plusSeconds(9), "f".repeat(32), CAUSE);

    transactions().run(() -> journal().append(List.of(again)));

    assertThat(written(one.key())).map(Written::occurredAt).contains(NOW);
    assertThat(written(one.key())).map(Written::traceId).contains(TRACE);
  }

  @Test
  void new_movements_are_written_beside_those_that_are_there() {
    var known = capture("seller-1", 100);
    var fresh = capture("seller-1", 200);
    append(known);

    append(fresh, known, fresh);

    assertThat(written(fresh.key())).isPresent();
  }

  @Test
  void a_movement_with_other_content_is_refused_by_name_and_nothing_beside_it_is_written() {
    var one = capture("seller-1", 100);
    append(one);
    var otherAmount = new Captured(one.payment(), one.order(), one.n(), one.of(), eur(101));
    var otherSeller =
        new Captured(one.payment(), one.order(), one.n(), new SellerId("seller-2"), eur(100));
    var innocent = capture("seller-1", 300);

    for (var other : List.of(otherAmount, otherSeller))
      assertThatThrownBy(() -> append(innocent, other))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("in the books with other content: " + one.key());

    assertThat(written(innocent.key())).isEmpty();
    assertThat(written(one.key()))
        .map(Written::postings)
        .contains(PostingRules.entryFor(one).postings());
  }

  @Test
  void two_contents_of_one_movement_in_one_batch_are_refused() {
    var one = capture("seller-1", 100);
    var other = new Captured(one.payment(), one.order(), one.n(), one.of(), eur(101));

    assertThatThrownBy(() -> append(one, other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("in the books with other content: " + one.key());

    assertThat(written(one.key())).isEmpty();
  }

  @Test
  void what_is_rolled_back_is_not_in_the_books() {
    var capture = capture("seller-undone", 100);

    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  write(capture);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(written(capture.key())).isEmpty();
    append(capture);
    assertThat(written(capture.key())).isPresent();
  }

  @Test
  void the_same_movement_at_once_is_one_entry() {
    var capture = capture("seller-raced", 100);
    CompletableFuture<?> second;
    try (var _ = Elsewhere.open(transactions(), () -> write(capture))) {
      second = CompletableFuture.runAsync(() -> append(capture));
      assertThat(second).isNotDone();
    }

    assertThat(second).succeedsWithin(Duration.ofSeconds(30));
    assertThat(written(capture.key()))
        .map(Written::postings)
        .contains(PostingRules.entryFor(capture).postings());
  }

  @Test
  void nothing_to_append_is_nothing_to_do() {
    append();
  }

  private void append(MoneyMovement... movements) {
    transactions().run(() -> write(movements));
  }

  private void write(MoneyMovement... movements) {
    journal()
        .append(
            Stream.of(movements)
                .map(m -> new Journal.Record(PostingRules.entryFor(m), NOW, TRACE, CAUSE))
                .toList());
  }

  private Captured capture(String seller, long minor) {
    return new Captured(
        new PaymentId(things.number()),
        new PaymentOrderId(things.number()),
        1,
        new SellerId(seller),
        eur(minor));
  }
}
