package dev.sluice.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void the_trace_id_is_read_from_a_traceparent() {
    assertThat(Trace.idOf("00-" + ID + "-00f067aa0ba902b7-01")).contains(ID);
    assertThat(Trace.idOf("  00-" + ID + "-00f067aa0ba902b7-00 ")).contains(ID);
  }

  @Test
  void no_header_is_no_trace() {
    assertThat(Trace.idOf(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        ID,
        "00-" + ID,
        "00-" + ID + "-00f067aa0ba902b7",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-" + ID + "-00f067aa0ba902b7-01-more",
        "ff-" + ID + "-00f067aa0ba902b7-01"
      })
  void a_malformed_header_is_no_trace(String header) {
    assertThat(Trace.idOf(header)).isEmpty();
  }

  @Test
  void an_id_of_random_bits_has_32_hex_digits() {
    assertThat(Trace.id(0x4bf92f3577b34da6L, 0xa3ce929d0e0e4736L)).isEqualTo(ID);
    assertThat(Trace.id(-1, -1)).isEqualTo("f".repeat(32));
  }

  @Test
  void an_id_is_never_the_invalid_one() {
    assertThat(Trace.id(0, 0)).isEqualTo("0".repeat(31) + "1");
  }

  @Test
  void the_same_name_has_the_same_header_however_often_it_is_sent() {
    assertThat(Trace.parent(ID, "po_1:capture-1")).isEqualTo(Trace.parent(ID, "po_1:capture-1"));
    assertThat(Trace.parent(ID, "po_1:capture-1")).isNotEqualTo(Trace.parent(ID, "po_2:capture-1"));
  }

  @Test
  void a_header_that_was_written_can_be_read() {
    assertThat(Trace.idOf(Trace.parent(ID, "anything"))).contains(ID);
    assertThat(Trace.idOf(Trace.parent(ID, ""))).contains(ID);
  }
}
