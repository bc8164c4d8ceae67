package dev.sluice.platform.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {
  @Test
  void a_plain_line_says_itself() {
    assertThat(LogLine.saying("FATAL:  no space left")).isEqualTo("FATAL:  no space left");
    assertThat(LogLine.saying("{broken")).isEqualTo("{broken");
    assertThat(LogLine.saying("{\"no\":\"message\"}")).isEqualTo("{\"no\":\"message\"}");
  }

  @Test
  void a_structured_line_says_its_message_and_the_first_cause() {
    assertThat(LogLine.saying("{\"message\":\"Application run failed\"}"))
        .isEqualTo("Application run failed");
    assertThat(
            LogLine.saying(
                """
                {"message":"Application run failed","error":{"message":"outer",\
                "stack_trace":"a: outer\\n\\tat x\\nCaused by: b: middle\\n\\tat y\\nCaused by: c: inner\\n\\tat z"}}\
                """))
        .isEqualTo("Application run failed: c: inner");
    assertThat(LogLine.saying("{\"message\":\"Failed\",\"error\":{\"message\":\"no route\"}}"))
        .isEqualTo("Failed: no route");
  }

  @Test
  void of_a_report_of_a_failed_start_only_what_is_wrong_is_said() {
    assertThat(
            LogLine.saying(
                "{\"message\":\"\\n***\\nAPPLICATION FAILED TO START\\n***\\n\\nDescription:\\n\\nPort 80 was\\nin use.\\n\\nAction:\\n\\nStop it.\"}"))
        .isEqualTo("Port 80 was in use.");
  }
}
