package dev.sluice.common.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

  @ParameterizedTest
  @EnumSource
  void every_code_is_an_http_refusal_with_a_title_for_people(ErrorCode code) {
    assertThat(code.status()).isBetween(400, 599);
    assertThat(code.code()).matches("[a-z]+(_[a-z]+)*");
    assertThat(code.title()).isNotBlank().doesNotEndWith(".");
    assertThat(code.advice()).isNotBlank().doesNotEndWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void a_refusal_of_ours_may_be_tried_again(ErrorCode code) {
    if (code.status() >= 500) assertThat(code.retryable()).isTrue();
  }

  @Test
  void a_running_key_and_too_many_requests_may_be_tried_again() {
    assertThat(ErrorCode.IDEMPOTENCY_KEY_RUNNING.retryable()).isTrue();
    assertThat(ErrorCode.TOO_MANY_REQUESTS.retryable()).isTrue();
  }

  @Test
  void what_the_caller_has_to_change_is_never_tried_again() {
    assertThat(ErrorCode.INVALID_REQUEST.retryable()).isFalse();
    assertThat(ErrorCode.WRONG_STATE.retryable()).isFalse();
    assertThat(ErrorCode.IDEMPOTENCY_KEY_REUSED.retryable()).isFalse();
  }
}
