package dev.sluice.simulator.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.request.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConductTest {
  private final Conduct conduct = new Conduct(new Manner(Profile.FAST, 1, Map.of()));

  @Test
  void a_token_forces_its_operation_once_per_key_and_approves_the_rest() {
    assertThat(weather(Operation.AUTHORIZE, "tok_timeout_after", 1))
        .isEqualTo(Weather.TIMEOUT_AFTER);
    assertThat(weather(Operation.AUTHORIZE, "tok_timeout_after", 2)).isEqualTo(Weather.CLEAR);
    assertThat(weather(Operation.CAPTURE, "tok_timeout_after", 1)).isEqualTo(Weather.CLEAR);
    assertThat(weather(Operation.CAPTURE, "tok_capture_timeout_after", 1))
        .isEqualTo(Weather.TIMEOUT_AFTER);
    assertThat(weather(Operation.AUTHORIZE, "tok_never_answers", 9))
        .isEqualTo(Weather.TIMEOUT_BEFORE);
  }

  @Test
  void every_behaviour_has_a_token_for_every_operation() {
    for (Behaviour behaviour : Behaviour.values()) {
      for (Operation operation : Operation.values()) {
        String token = TestTokens.token(operation, behaviour);
        if (token == null) {
          assertThat(behaviour).isEqualTo(Behaviour.APPROVED);
        } else {
          assertThat(conduct.fate(operation, "k", token, 1)).isEqualTo(behaviour.fate(operation));
        }
      }
    }
  }

  @Test
  void test_tokens_do_not_listen_to_the_profile_and_others_do() {
    conduct.change(new Manner(Profile.FAST, 1, Map.of(Setting.TIMEOUT_BEFORE, 1.0)));
    assertThat(weather(Operation.AUTHORIZE, "tok_ok", 1)).isEqualTo(Weather.CLEAR);
    assertThat(weather(Operation.AUTHORIZE, "tok_card", 1)).isEqualTo(Weather.TIMEOUT_BEFORE);
  }

  @Test
  void what_is_forced_comes_first_and_ends_after_its_times() {
    conduct.force(new Match(Operation.CAPTURE, null, "tok_"), Behaviour.RATE_LIMITED, 2);
    assertThat(weather(Operation.AUTHORIZE, "tok_ok", 1)).isEqualTo(Weather.CLEAR);
    assertThat(weather(Operation.CAPTURE, "tok_ok", 1)).isEqualTo(Weather.RATE_LIMITED);
    assertThat(weather(Operation.CAPTURE, "tok_x", 1)).isEqualTo(Weather.RATE_LIMITED);
    assertThat(weather(Operation.CAPTURE, "tok_ok", 1)).isEqualTo(Weather.CLEAR);
  }

  @Test
  void a_behaviour_has_the_name_of_its_token_and_that_of_the_statistics() {
    assertThat(Behaviour.of("429")).isEqualTo(Behaviour.RATE_LIMITED);
    assertThat(Behaviour.of("rateLimited")).isEqualTo(Behaviour.RATE_LIMITED);
    assertThat(Behaviour.of("timeout_after")).isEqualTo(Behaviour.of("timeoutAfter"));
  }

  @Test
  void what_is_forced_can_be_cleared() {
    conduct.force(new Match(null, "k", null), Behaviour.DECLINED, 5);
    assertThat(conduct.clearForced()).isEqualTo(1);
    assertThat(conduct.fate(Operation.CAPTURE, "k", null, 1)).isEqualTo(Fate.APPROVED);
  }

  private Weather weather(Operation operation, String token, int nth) {
    return conduct.fate(operation, "key", token, nth).weather();
  }
}
