package dev.sluice.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackTest {
  @Test
  void a_free_port_is_below_those_of_outgoing_connections() {
    assertThat(FreePort.next()).isBetween(20_000, 32_000);
  }

  @Test
  void nobody_is_given_the_port_of_somebody_who_does_not_listen_yet() {
    assertThat(IntStream.range(0, 1000).map(_ -> FreePort.next())).doesNotHaveDuplicates();
  }

  @Test
  void zero_means_any_and_a_number_means_itself() {
    assertThat(FreePort.orNext(0)).isPositive();
    assertThat(FreePort.orNext(5432)).isEqualTo(5432);
  }

  @Test
  void a_port_in_use_is_not_free_and_is_named_with_its_holder() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(FreePort.isFree(port)).isFalse();
      assertThatThrownBy(() -> FreePort.require(port, "postgres", Duration.ZERO))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining("Port %d, wanted for postgres, is in use".formatted(port))
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
  }
}
