package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.common.error.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

  @Test
  void one_more_than_asked_means_there_is_a_next_page() {
    var page = Listing.of(List.of(1, 2, 3), 2, n -> "n" + n, n -> "after" + n);

    assertThat(page).isEqualTo(new Listing<>(List.of("n1", "n2"), true, "after2"));
  }

  @Test
  void the_last_page_has_no_cursor() {
    var page = Listing.of(List.of(1, 2), 2, n -> "n" + n, n -> "after" + n);

    assertThat(page).isEqualTo(new Listing<>(List.of("n1", "n2"), false, null));
    assertThat(Json.write(page)).isEqualTo("{\"data\":[\"n1\",\"n2\"],\"hasMore\":false}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "", " 5", "1e1", "999999999999"})
  void a_limit_outside_of_1_to_100_is_refused(String limit) {
    var checks = new Checks();
    Listing.limit(limit, checks);

    assertThatThrownBy(checks::hold).isInstanceOf(Problem.class).hasMessageContaining("1 to 100");
  }

  @Test
  void without_a_limit_it_is_20() {
    assertThat(Listing.limit(null, new Checks())).isEqualTo(20);
  }
}
