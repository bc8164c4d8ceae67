package dev.sluice.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.servers.process.ServerFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BearerTest {
  private int asked;
  private boolean away;

  @Test
  void it_is_asked_for_once_while_it_is_good() {
    Bearer bearer = bearer(Duration.ofMinutes(15));
    assertThat(asked).isZero();
    assertThat(bearer.get()).isEqualTo("token-1");
    assertThat(bearer.get()).isEqualTo("token-1");
  }

  @Test
  void one_that_is_over_is_renewed() {
    Bearer bearer = bearer(Duration.ZERO);
    assertThat(bearer.get()).isEqualTo("token-1");
    assertThat(bearer.get()).isEqualTo("token-2");
  }

  @Test
  void without_the_identity_server_there_is_none_after_its_end() {
    Bearer bearer = bearer(Duration.ZERO);
    bearer.get();
    away = true;
    assertThatThrownBy(bearer::get).isInstanceOf(ServerFailure.class);
    away = false;
    assertThat(bearer.get()).isEqualTo("token-2");
  }

  private Bearer bearer(Duration life) {
    return new Bearer(() -> {
      if (away) throw new ServerFailure("away");
      return new Grant("token-" + ++asked, life);
    });
  }
}
