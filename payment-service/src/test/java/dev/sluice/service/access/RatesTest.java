package dev.sluice.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.limit.Allowances;
import dev.sluice.domain.id.ClientId;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final ClientId SHOP = new ClientId("shop");
  private static final ClientId OTHER = new ClientId("other");

  private long now = 1;
  private long common = 1_000_000;
  private int asked;
  private boolean away;

  private final Allowances allowances =
      (client, perSecond, most, wanted) -> {
        asked++;
        if (away) return OptionalLong.empty();
        long given = Math.min(wanted, common);
        common -= given;
        return OptionalLong.of(given);
      };

  private final Rates rates = rates(100, Map.of("other", 0L));

  @Test
  void most_requests_ask_nobody() {
    assertThat(letIn(SHOP, 50)).isEqualTo(50);
    assertThat(asked).isEqualTo(10);
  }

  @Test
  void what_all_instances_together_have_used_up_is_used_up_here() {
    common = 7;
    assertThat(letIn(SHOP, 100)).isEqualTo(7);
    assertThat(asked).as("nobody is asked again at once").isEqualTo(3);
    common = 1;
    assertThat(letIn(SHOP, 5)).isZero();
    later(Duration.ofMillis(50));
    assertThat(letIn(SHOP, 5)).isEqualTo(1);
  }

  @Test
  void an_answer_says_what_is_left() {
    var answer = rates.ask(SHOP);
    assertThat(answer).isEqualTo(new Rates.Answer(true, 100, 4));
    common = 0;
    letIn(SHOP, 4);
    assertThat(rates.ask(SHOP)).isEqualTo(new Rates.Answer(false, 100, 0));
  }

  @Test
  void without_the_common_bucket_each_instance_counts_for_itself() {
    away = true;
    assertThat(letIn(SHOP, 300)).as("two seconds' worth at once").isEqualTo(200);
    later(Duration.ofMillis(500));
    assertThat(letIn(SHOP, 300)).isEqualTo(50);
  }

  @Test
  void a_client_without_a_limit_is_never_counted() {
    away = true;
    assertThat(letIn(OTHER, 10_000)).isEqualTo(10_000);
    assertThat(asked).isZero();
    assertThat(rates.ask(OTHER).limit()).isZero();
  }

  @Test
  void what_was_taken_and_not_used_lapses() {
    rates.ask(SHOP);
    later(Duration.ofSeconds(1));
    common = 0;
    assertThat(rates.ask(SHOP).isLetIn()).isFalse();
  }

  @Test
  void a_limit_that_is_none_is_refused_by_name() {
    assertThatThrownBy(() -> rates(-1, Map.of())).hasMessageContaining("sluice.rate.per-second");
    assertThatThrownBy(() -> rates(1, Map.of("shop", -2L)))
        .hasMessageContaining("sluice.rate.clients.shop");
  }

  private long letIn(ClientId client, int requests) {
    long letIn = 0;
    for (int i = 0; i < requests; i++) if (rates.ask(client).isLetIn()) letIn++;
    return letIn;
  }

  private void later(Duration by) {
    now += by.toNanos();
  }

  private Rates rates(long perSecond, Map<String, Long> clients) {
    return new Rates(new RateProperties(perSecond, clients), allowances, () -> now);
  }
}
