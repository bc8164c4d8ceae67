package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class AdmissionFilterTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AdmissionFilter filter =
      new AdmissionFilter(new DoorProperties(1, DataSize.ofKilobytes(256)), meters);

  @Test
  void a_request_without_a_place_hears_so_at_once() throws Exception {
    var second = new MockHttpServletResponse();

    filter.doFilter(
        new MockHttpServletRequest("GET", "/a"),
        new MockHttpServletResponse(),
        (_, _) ->
            filter.doFilter(
                new MockHttpServletRequest("GET", "/b"),
                second,
                (_, _) -> {
                  throw new AssertionError("there was no place");
                }));

    assertThat(second.getStatus()).isEqualTo(503);
    assertThat(second.getHeader("Retry-After")).isEqualTo("1");
    assertThat(second.getContentType()).isEqualTo("application/problem+json");
    assertThat(second.getContentAsString())
        .contains("\"code\":\"temporarily_unavailable\"", "\"instance\":\"/b\"");
    assertThat(meters.counter("http_requests_refused").count()).isEqualTo(1);
  }

  @Test
  void whoever_leaves_gives_back_the_place_even_in_anger() throws Exception {
    for (int i = 0; i < 3; i++)
      assertThatThrownBy(() ->
              filter.doFilter(
                  new MockHttpServletRequest(),
                  new MockHttpServletResponse(),
                  (_, _) -> {
                    throw new IOException("gone");
                  }))
          .hasMessage("gone");
    var response = new MockHttpServletResponse();

    filter.doFilter(new MockHttpServletRequest(), response, (_, _) -> response.setStatus(204));

    assertThat(response.getStatus()).isEqualTo(204);
  }
}
