package dev.sluice.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.servers.process.FreePort;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressesTest {
  @TempDir Path root;
  private DataDirectory data = new DataDirectory(Path.of("."));

  @BeforeEach
  void data() {
    data = new DataDirectory(root);
  }

  @Test
  void the_usual_one_is_taken_if_it_is_free_and_kept() {
    int usual = FreePort.next();
    assertThat(Addresses.of(data).of("kafka", usual)).isEqualTo(usual);
    assertThat(Addresses.of(data).of("kafka", FreePort.next())).isEqualTo(usual);
  }

  @Test
  void one_that_somebody_else_took_gives_way() throws IOException {
    try (ServerSocket taken = taken()) {
      assertThat(Addresses.of(data).of("kafka", taken.getLocalPort()))
          .isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  void two_parts_never_get_the_same() {
    int usual = FreePort.next();
    Addresses addresses = Addresses.of(data);
    assertThat(addresses.of("one", usual)).isNotEqualTo(addresses.of("other", usual));
  }

  @Test
  void one_that_was_asked_for_must_be_had() throws IOException {
    try (ServerSocket taken = taken()) {
      assertThatThrownBy(() -> Addresses.of(data).exactly("the API", taken.getLocalPort()))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining(
              "Port " + taken.getLocalPort() + ", wanted for the API, is in use, held by pid");
    }
    assertThat(Addresses.of(data).exactly("the API", 0)).isPositive();
  }

  @Test
  void a_broken_file_is_as_none() throws IOException {
    Files.writeString(root.resolve("ports.json"), "{broken");
    int usual = FreePort.next();
    assertThat(Addresses.of(data).of("kafka", usual)).isEqualTo(usual);
  }

  private static ServerSocket taken() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
