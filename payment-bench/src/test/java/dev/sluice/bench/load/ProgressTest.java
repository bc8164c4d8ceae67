package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void a_pipe_gets_plain_lines_and_not_one_per_order() {
    Progress progress = new Progress(out, false);
    for (int n = 1; n <= 100; n++) {
      progress.sending(n, 100, "");
    }
    progress.auditing();
    progress.end();

    assertThat(said()).isEqualTo("sending   1/100\nsending   100/100\nauditing\n");
  }

  @Test
  void a_terminal_gets_one_moving_line_of_one_width() {
    Progress progress = new Progress(out, true);
    progress.sending(50, 100, "connection refused");
    progress.auditing();
    progress.end();

    assertThat(said()).endsWith("\n");
    assertThat(said().strip().split("\r"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
    assertThat(said())
        .contains("\rsending   [###############...............] 50/100  (connection ref");
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
