package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeldomTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Seldom seldom = new Seldom(Duration.ofSeconds(10));
  private final List<Long> said = new ArrayList<>();

  @Test
  void the_first_is_said_at_once_and_then_one_line_in_a_while_counts_the_others() {
    for (int i = 0; i < 100; i++) seldom.told(NOON.plusMillis(i), said::add);
    assertThat(said).containsExactly(1L);

    seldom.told(NOON.plusSeconds(10), said::add);
    seldom.told(NOON.plusSeconds(11), said::add);
    assertThat(said).containsExactly(1L, 100L);
  }

  @Test
  void a_clock_that_is_set_back_silences_nobody() {
    seldom.told(NOON, said::add);
    seldom.told(NOON.minusSeconds(300), said::add);

    assertThat(said).hasSize(2);
  }
}
