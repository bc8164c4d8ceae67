package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.ledger.Journal;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.idempotency.InMemoryIdempotency;
import dev.sluice.simulation.intent.InMemoryPaymentIntents;
import dev.sluice.simulation.ledger.InMemoryJournal;
import dev.sluice.simulation.order.InMemoryPaymentOrders;
import dev.sluice.simulation.outbox.InMemoryOutbox;
import dev.sluice.simulation.payment.InMemoryPayments;
import dev.sluice.simulation.pipeline.EnvelopeBook;
import dev.sluice.simulation.pipeline.InMemoryInbox;
import dev.sluice.simulation.psp.InMemoryRetryTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each suite sees a port that is wrong in one thing only. */
class ContractsBiteTest {

  private final Database database = new Database(new Faults());

  @Test
  void orders_that_are_claimed_without_a_limit_are_seen() {
    bites(
        ordersWith("claimRetries", (right, a) -> right.with(a[0], a[1], 1000))
            ::no_more_are_claimed_than_allowed_the_longest_due_first);
  }

  @Test
  void lost_orders_that_do_not_count_as_touched_are_seen() {
    var suite =
        ordersWith(
            "claimLost", (right, a) -> right.with(a[0], ((Instant) a[0]).minusSeconds(9), a[2]));

    bites(suite::what_only_looks_alive_is_taken_once_and_counts_as_touched);
  }

  @Test
  void an_inbox_that_swallows_a_duplicate_is_seen() {
    var inbox =
        Wrong.in(
            Inbox.class,
            new InMemoryInbox(database, () -> Things.NOW),
            "record",
            (right, a) -> {
              try {
                return right.with(a);
              } catch (Inbox.AlreadyRecorded swallowed) {
                return null;
              }
            });
    var suite =
        new InboxContract() {
          @Override
          protected Transactions transactions() {
            return database;
          }

          @Override
          protected Inbox inbox() {
            return inbox;
          }
        };

    bites(suite::whoever_records_the_same_a_second_time_is_told_so_and_has_recorded_nothing);
  }

  @Test
  void keys_that_are_the_same_whatever_the_body_are_seen() {
    bites(
        idempotencyWith((right, a) -> right.with(sameBody((IdempotentRequest) a[0]), a[1], a[2]))
            ::another_body_under_the_same_key_is_named_answered_or_not);
  }

  @Test
  void keys_whose_lease_never_ends_are_seen() {
    bites(
        idempotencyWith((right, a) -> right.with(a[0], Duration.ofDays(1), a[2]))
            ::a_key_with_a_lease_is_running_until_the_lease_is_over_and_then_one_takes_it_over);
  }

  private static IdempotentRequest sameBody(IdempotentRequest request) {
    return new IdempotentRequest(request.client(), request.methodAndPath(), request.key(), "same");
  }

  @Test
  void books_that_skip_whatever_is_there_are_seen() {
    var books = new InMemoryJournal(database);
    var journal =
        Wrong.in(
            Journal.class,
            books,
            "append",
            (right, a) -> {
              @SuppressWarnings("unchecked")
              var records = (List<Journal.Record>) a[0];
              return right.with(
                  records.stream()
                      .filter(one -> !books.entries().containsKey(one.entry().movement()))
                      .toList());
            });
    var suite =
        new JournalContract() {
          @Override
          protected Transactions transactions() {
            return database;
          }

          @Override
          protected Journal journal() {
            return journal;
          }

          @Override
          protected Optional<Written> written(MovementKey movement) {
            return Optional.ofNullable(books.entries().get(movement))
                .map(one -> new Written(one.entry().postings(), one.occurredAt(), one.traceId()));
          }
        };

    bites(suite::a_movement_with_other_content_is_refused_by_name_and_nothing_beside_it_is_written);
  }

  @Test
  void an_outbox_that_holds_a_shard_against_its_owner_is_seen() {
    bites(
        outboxWith("claim", (right, a) -> right.with(a[0] + "-" + System.nanoTime(), a[1], a[2]))
            ::whoever_holds_a_shard_goes_on_with_it);
  }

  @Test
  void an_outbox_that_forgets_what_is_done_is_seen() {
    bites(outboxWith("done", (_, _) -> null)::what_is_done_is_not_sent_again);
  }

  @Test
  void a_timer_that_rings_early_is_seen() {
    var timer =
        Wrong.in(
            RetryTimer.class,
            new InMemoryRetryTimer(database),
            "takeDue",
            (right, a) -> right.with(((Instant) a[0]).plusNanos(999_999), a[1]));
    var suite =
        new RetryTimerContract() {
          @Override
          protected RetryTimer timer() {
            return timer;
          }

          @Override
          protected void empty() {}

          @Override
          protected RetryTimer away() {
            return timer;
          }

          @Override
          protected void inTransaction(Runnable work) {
            database.run(work);
          }
        };

    bites(suite::nothing_rings_before_it_is_due_and_everything_a_millisecond_later);
  }

  /** Gives up with the first failure, and with it the answers that were there. */
  private record Hasty() implements Calls {
    @Override
    public <Q, A> void run(
        List<List<Q>> lanes, Function<Q, A> call, Consumer<List<Answered<Q, A>>> group) {
      var answered =
          lanes.stream()
              .flatMap(List::stream)
              .map(question -> new Answered<>(question, call.apply(question)))
              .toList();
      group.accept(answered);
    }
  }

  @Test
  void calls_that_give_up_with_the_first_failure_are_seen() {
    var suite =
        new CallsContract() {
          @Override
          protected Calls calls() {
            return new Hasty();
          }

          @Override
          protected void inTransaction(Runnable work) {
            work.run();
          }
        };

    bites(suite::a_call_that_throws_spoils_the_rest_of_its_lane_alone_and_is_told_at_the_end);
    bites(suite::nothing_is_asked_inside_a_transaction);
  }

  private static void bites(ThrowingCallable test) {
    assertThatThrownBy(test).isInstanceOf(AssertionError.class);
  }

  private PaymentOrdersContract ordersWith(String method, Wrong.Twist twist) {
    var tables = Tables.in(database);
    var orders = Wrong.in(PaymentOrders.class, new InMemoryPaymentOrders(tables), method, twist);
    var rooms =
        new Rooms(
            database, new InMemoryPaymentIntents(tables), new InMemoryPayments(tables), orders);
    return new PaymentOrdersContract() {
      @Override
      protected Rooms rooms() {
        return rooms;
      }
    };
  }

  private IdempotencyContract idempotencyWith(Wrong.Twist take) {
    var keys = Wrong.in(Idempotency.class, new InMemoryIdempotency(database), "take", take);
    return new IdempotencyContract() {
      @Override
      protected Transactions transactions() {
        return database;
      }

      @Override
      protected Idempotency idempotency() {
        return keys;
      }
    };
  }

  private OutboxContract outboxWith(String method, Wrong.Twist twist) {
    var book = new EnvelopeBook();
    var right = new InMemoryOutbox(database, book, () -> Things.NOW, 4);
    var outbox = Wrong.in(Outbox.class, right, method, twist);
    return new OutboxContract() {
      @Override
      protected Transactions transactions() {
        return database;
      }

      @Override
      protected Outbox outbox() {
        return outbox;
      }

      @Override
      protected EventEnvelope<?> decode(byte[] payload) {
        return book.decode(payload);
      }

      @Override
      protected List<String> buried() {
        return right.buried();
      }
    };
  }
}
