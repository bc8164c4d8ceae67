package dev.sluice.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory;

  @Test
  void they_are_made_once_for_their_owner_alone() throws IOException {
    Secrets secrets = Secrets.in(file());
    String write = secrets.ofClient("order-service");
    String seller = secrets.ofClient("seller-api-s-1");
    assertThat(write).startsWith("slc_").hasSize(52);
    assertThat(seller).isNotEqualTo(write);
    assertThat(secrets.ofPerson("a")).isNotEqualTo(secrets.ofPerson("b"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");

    String before = Files.readString(file());
    Secrets again = Secrets.in(file());
    assertThat(again.ofClient("order-service")).isEqualTo(write);
    assertThat(again.ofClient("seller-api-s-1")).isEqualTo(seller);
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void a_file_that_cannot_be_read_is_named_and_not_quoted() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"clients\":{\"order-service\":\"topsecret");
    assertThatThrownBy(() -> Secrets.in(file()))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining(file().toString())
        .hasMessageNotContaining("topsecret");
  }

  private Path file() {
    return directory.resolve("identity").resolve("secrets.json");
  }
}
