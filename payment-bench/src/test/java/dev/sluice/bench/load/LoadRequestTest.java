package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LoadRequestTest {

  @Test
  void what_no_run_can_mean_is_refused_in_words() {
    assertThatThrownBy(() -> request(0, 1, 1250, "t"))
        .hasMessage("the number of demo orders must be 1 to 100000, not 0");
    assertThatThrownBy(() -> request(1, 0, 1250, "t"))
        .hasMessage("the rate must be 1 to 10000 orders per second, not 0");
    assertThatThrownBy(() -> request(1, 1, 10_001, "t"))
        .hasMessage("the commission must be 0 to 10000 basis points, not 10001");
  }

  @Test
  void the_token_is_not_in_its_words() {
    assertThat(request(1, 1, 1250, "secret").toString()).doesNotContain("secret");
  }

  private static LoadRequest request(int orders, int rate, int bps, String token) {
    URI nowhere = URI.create("http://127.0.0.1:1");
    return new LoadRequest(
        Optional.empty(),
        orders,
        OptionalInt.of(rate),
        OptionalInt.of(bps),
        nowhere,
        nowhere,
        () -> token,
        false,
        System.err);
  }
}
