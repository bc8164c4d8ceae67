package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.id.Ids;
import dev.sluice.domain.id.PaymentId;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link Ids} promises. */
@ContractOf(Ids.class)
public abstract class IdsContract {

  private static final int MANY = 10_000;

  /** The numbers of several running instances of one installation. */
  protected abstract List<Ids> instances(int count);

  @Test
  void numbers_are_positive_and_grow() {
    var ids = instances(1).getFirst();
    long last = 0;
    for (int i = 0; i < MANY; i++) {
      long next = ids.next();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void a_public_id_names_its_number() {
    var id = new PaymentId(instances(1).getFirst().next());

    assertThat(PaymentId.of(id.value())).isEqualTo(id);
  }

  @Test
  void many_threads_of_several_instances_never_get_the_same() {
    var instances = instances(2);
    var drawn =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> draw(instances.get(i % 2))))
            .toList();

    var all = new HashSet<Long>();
    drawn.forEach(numbers -> all.addAll(numbers.join()));

    assertThat(all).hasSize(8 * MANY);
  }

  private static List<Long> draw(Ids ids) {
    return LongStream.range(0, MANY).map(_ -> ids.next()).boxed().toList();
  }
}
