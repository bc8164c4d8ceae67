package dev.sluice.service.door;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Tells whatever was thrown as a problem. Nobody else catches. */
@RestControllerAdvice
class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Failures failures;
  private final InstantSource clock;
  private final Seldom weather = new Seldom(Duration.ofSeconds(10));

  Problems(Failures failures, InstantSource clock) {
    this.failures = failures;
    this.clock = clock;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(Problem problem, HttpServletRequest request) {
    return ProblemWriter.answer(problem, request);
  }

  @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
  ResponseEntity<String> nothingThere(HttpServletRequest request) {
    return ProblemWriter.answer(
        new Problem(ErrorCode.NOT_FOUND, "There is nothing at this address"), request);
  }

  /** A name or a header the firewall finds only when somebody reads it. */
  @ExceptionHandler
  ResponseEntity<String> rejected(RequestRejectedException e, HttpServletRequest request) {
    return ProblemWriter.answer(
        ErrorDoorController.problemOf(HttpStatus.BAD_REQUEST.value()), request);
  }

  @ExceptionHandler
  ResponseEntity<String> otherMethod(
      HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
    var supported = e.getSupportedMethods();
    var allow = supported == null ? "" : String.join(", ", supported);
    return ProblemWriter.answer(
        new Problem(ErrorCode.METHOD_NOT_ALLOWED, "This address answers to " + allow),
        request,
        HttpHeaders.ALLOW,
        allow);
  }

  @ExceptionHandler
  ResponseEntity<String> otherFormat(
      HttpMediaTypeNotAcceptableException e, HttpServletRequest request) {
    return ProblemWriter.answer(
        new Problem(ErrorCode.NOT_ACCEPTABLE, "This address answers with application/json"),
        request);
  }

  @ExceptionHandler
  ResponseEntity<String> otherBody(
      HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
    var wanted = e.getSupportedMediaTypes().stream().findFirst().orElse(MediaType.APPLICATION_JSON);
    var problem =
        new Problem(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: " + wanted);
    return ProblemWriter.answer(problem, request, HttpHeaders.ACCEPT, wanted.toString());
  }

  /** Nobody is listening any more. */
  @ExceptionHandler
  void hungUp(AsyncRequestNotUsableException e) {}

  @ExceptionHandler
  @Nullable ResponseEntity<String> broken(Exception e, HttpServletRequest request) {
    if (isHangUp(e)) return null;
    if (e instanceof ErrorResponse told && told.getStatusCode().is4xxClientError())
      return ProblemWriter.answer(
          ErrorDoorController.problemOf(told.getStatusCode().value()), request);
    return ProblemWriter.answer(problemOf(e), request);
  }

  private Problem problemOf(Exception e) {
    if (failures.kindOf(e) != Failures.Kind.POISON) {
      weather.told(
          clock.instant(),
          n -> LOG.warn("cannot answer now ({} since the last line): {}", n, rootOf(e)));
      return new Problem(
          ErrorCode.TEMPORARILY_UNAVAILABLE,
          "This cannot be answered at the moment: send it again in a moment");
    }
    LOG.error("a door broke", e);
    return new Problem(
        ErrorCode.INTERNAL_ERROR, "Something broke on our side: tell us the trace id");
  }

  private static boolean isHangUp(Throwable e) {
    return e.getClass().getSimpleName().equals("ClientAbortException");
  }

  private static String rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null && root.getCause() != root) root = root.getCause();
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  /** All codes with a status, for documents. */
  static String codesOf(int status) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.status() == status)
        .map(ErrorCode::code)
        .collect(Collectors.joining(", "));
  }
}
