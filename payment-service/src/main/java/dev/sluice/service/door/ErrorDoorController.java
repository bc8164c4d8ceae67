package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What no controller has seen, such as an address the firewall refuses, is told as a problem too.
 */
@Hidden
@RestController
class ErrorDoorController implements ErrorController {

  static final String PATH = "/error";

  /** Another HTTP, or a transfer encoding nobody knows: nothing of ours is broken. */
  private static final Set<Integer> NEVER_UNDERSTOOD = Set.of(501, 505);

  @RequestMapping(PATH)
  ResponseEntity<String> error(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
            ? told
            : ErrorCode.NOT_FOUND.status();
    return ProblemWriter.answer(problemOf(status), request);
  }

  static Problem problemOf(int status) {
    var code =
        Arrays.stream(ErrorCode.values())
            .filter(one -> one.status() == status)
            .findFirst()
            .orElse(
                status < 500 || NEVER_UNDERSTOOD.contains(status)
                    ? ErrorCode.MALFORMED_REQUEST
                    : ErrorCode.INTERNAL_ERROR);
    return new Problem(code, code.title());
  }
}
