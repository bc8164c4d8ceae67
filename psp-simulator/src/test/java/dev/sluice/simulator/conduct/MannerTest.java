package dev.sluice.simulator.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.wire.Unreadable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MannerTest {
  private static final int MANY = 6_000;

  @Test
  void the_same_seed_and_requests_have_the_same_fates_in_any_order() {
    var first = new Conduct(manner(Profile.DEGRADED, 7));
    var second = new Conduct(manner(Profile.DEGRADED, 7));
    List<String> keys = keys().toList();
    List<Fate> forwards = keys.stream().map(key -> fate(first, key)).toList();
    List<Fate> backwards =
        keys.reversed().stream().map(key -> fate(second, key)).toList().reversed();
    List<Fate> beside = keys.parallelStream().map(key -> fate(second, key)).toList();
    assertThat(backwards).isEqualTo(forwards);
    assertThat(beside).isEqualTo(forwards);
  }

  @Test
  void the_same_seed_has_the_same_latencies() {
    assertThat(keys().map(key -> manner(Profile.PEAK, 7).latencyMillis(key, 2)))
        .containsExactlyElementsOf(
            keys().map(key -> manner(Profile.PEAK, 7).latencyMillis(key, 2)).toList());
  }

  @Test
  void another_seed_has_other_fates() {
    assertThat(fates(Profile.NORMAL, 1)).isNotEqualTo(fates(Profile.NORMAL, 2));
  }

  @Test
  void fast_always_says_yes_in_one_to_two_milliseconds() {
    assertThat(fates(Profile.FAST, 3)).containsOnly(Fate.APPROVED);
    Manner fast = manner(Profile.FAST, 3);
    assertThat(keys().map(key -> fast.latencyMillis(key, 1)))
        .allSatisfy(millis -> assertThat(millis).isBetween(1.0, 2.0));
  }

  @Test
  void normal_has_a_hundred_timeouts_after_the_effect_in_6000_calls_whatever_the_seed() {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(count(fates(Profile.NORMAL, seed), Weather.TIMEOUT_AFTER)).isGreaterThan(150);
    }
    assertThat(Setting.TIMEOUT_AFTER.in(Profile.NORMAL)).isGreaterThanOrEqualTo(0.03);
  }

  @Test
  void normal_has_no_wrong_amounts_no_forgotten_keys_and_refuses_no_void() {
    for (Operation operation : Operation.values()) {
      Manner normal = manner(Profile.NORMAL, 5);
      assertThat(keys().map(key -> normal.fate(operation, key, 1)))
          .noneMatch(fate -> fate.verdict() == Verdict.WRONG_AMOUNT)
          .noneMatch(Fate::forgetsKey)
          .noneMatch(
              fate -> operation == Operation.VOID && fate.verdict() instanceof Verdict.Decline);
    }
  }

  @Test
  void chances_come_out_as_set() {
    List<Fate> fates = fates(Profile.NORMAL, 11);
    for (Weather weather : Weather.values()) {
      if (weather == Weather.CLEAR) continue;
      double chance = Setting.of(weather.wireName()).in(Profile.NORMAL);
      assertThat((double) count(fates, weather) / MANY).isCloseTo(chance, within(0.012));
    }
    long declined =
        fates.stream().filter(fate -> fate.verdict() instanceof Verdict.Decline).count();
    assertThat((double) declined / MANY).isCloseTo(0.04, within(0.012));
  }

  @Test
  void a_retry_meets_other_weather_and_the_same_verdict() {
    Manner degraded = manner(Profile.DEGRADED, 1);
    List<Fate> first = keys().map(key -> degraded.fate(Operation.AUTHORIZE, key, 1)).toList();
    List<Fate> second = keys().map(key -> degraded.fate(Operation.AUTHORIZE, key, 2)).toList();
    assertThat(second.stream().map(Fate::verdict))
        .isEqualTo(first.stream().map(Fate::verdict).toList());
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void half_of_the_latencies_are_under_the_median() {
    Manner normal = manner(Profile.NORMAL, 4);
    long under = keys().filter(key -> normal.latencyMillis(key, 1) < 20).count();
    assertThat((double) under / MANY).isCloseTo(0.5, within(0.03));
  }

  @Test
  void overrides_replace_single_settings() {
    var manner = new Manner(Profile.FAST, 1, Map.of(Setting.WRONG_AMOUNT, 1.0));
    assertThat(manner.fate(Operation.CAPTURE, "k", 1).verdict()).isEqualTo(Verdict.WRONG_AMOUNT);
    assertThat(manner.get(Setting.LATENCY_MAX)).isEqualTo(2);
  }

  @Test
  void impossible_settings_are_refused_by_name() {
    refused(Map.of(Setting.TIMEOUT_AFTER, 1.5), "timeoutAfter must be from 0 to 1");
    refused(Map.of(Setting.TIMEOUT_AFTER, Double.NaN), "timeoutAfter must be from 0 to 1");
    refused(Map.of(Setting.HANG, -1.0), "hangMillis must be from 0 to 3600000");
    refused(Map.of(Setting.LATENCY_MIN, 9.0), "latencyMinMillis must not exceed latencyMaxMillis");
    refused(
        Map.of(Setting.TIMEOUT_AFTER, 0.6, Setting.TIMEOUT_BEFORE, 0.6),
        "the chances of timeouts, errors, 429, 409 and accepted-later exceed 1");
  }

  private static void refused(Map<Setting, Double> overrides, String message) {
    assertThatThrownBy(() -> new Manner(Profile.FAST, 1, overrides))
        .isInstanceOf(Unreadable.class)
        .hasMessage(message);
  }

  private static Manner manner(Profile profile, long seed) {
    return new Manner(profile, seed, Map.of());
  }

  private static Stream<String> keys() {
    return IntStream.range(0, MANY).mapToObj(i -> "pi_0NQ4VK2Z" + i + ":authorize");
  }

  private static Fate fate(Conduct conduct, String key) {
    return conduct.fate(Operation.AUTHORIZE, key, "tok_card", 1);
  }

  private static List<Fate> fates(Profile profile, long seed) {
    var conduct = new Conduct(manner(profile, seed));
    return keys().map(key -> fate(conduct, key)).toList();
  }

  private static int count(List<Fate> fates, Weather weather) {
    return Collections.frequency(fates.stream().map(Fate::weather).toList(), weather);
  }
}
