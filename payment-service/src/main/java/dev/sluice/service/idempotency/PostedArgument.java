package dev.sluice.service.idempotency;

import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.DoorProperties;
import dev.sluice.service.door.JsonBody;
import dev.sluice.service.door.Traces;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Makes the {@link Posted} and the {@link Replaced} argument. Nothing else reads a request body
 * into memory.
 */
final class PostedArgument implements HandlerMethodArgumentResolver {

  static final String HEADER = "Idempotency-Key";
  static final int LONGEST_KEY = 255;

  private static final byte[] NOTHING = {'{', '}'};

  private final DataSize largest;

  PostedArgument(DoorProperties properties) {
    this.largest = properties.maxBody();
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Posted.class
        || parameter.getParameterType() == Replaced.class;
  }

  @Override
  public Record resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    var request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) throw new IllegalStateException("not an HTTP request");
    var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class);
    if (parameter.getParameterType() == Replaced.class) return replaced(request, type);
    var key = key(request);
    var raw = bytes(request);
    boolean empty = raw.length == 0 && NothingNeeded.class.isAssignableFrom(type);
    if (!empty) checkJson(request);
    var caller = caller();
    var identity = new IdempotentRequest(caller.client(), methodAndPath(request), key, hash(raw));
    var body = JsonBody.read(empty ? NOTHING : raw, type);
    return new Posted<>(identity, caller, Traces.of(request), body);
  }

  private Replaced<?> replaced(HttpServletRequest request, Class<?> type) throws IOException {
    var raw = bytes(request);
    checkJson(request);
    return new Replaced<>(caller(), JsonBody.read(raw, type));
  }

  static Caller caller() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller)
      return caller;
    throw new Problem(ErrorCode.UNAUTHENTICATED, "Send a valid token");
  }

  static String key(HttpServletRequest request) {
    List<String> keys = Collections.list(request.getHeaders(HEADER));
    if (keys.isEmpty())
      throw new Problem(
          ErrorCode.IDEMPOTENCY_KEY_MISSING,
          "Send an Idempotency-Key: a new one for every new request, the same one to try again");
    var key = keys.getFirst();
    boolean good =
        keys.size() == 1
            && !key.isBlank()
            && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c >= ' ' && c < 127);
    if (!good)
      throw new Problem(
          ErrorCode.IDEMPOTENCY_KEY_MISSING,
          "One Idempotency-Key of 1 to %d printable ASCII characters is needed"
              .formatted(LONGEST_KEY));
    return key;
  }

  private static void checkJson(HttpServletRequest request) {
    var type = request.getContentType();
    try {
      if (type != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(type)))
        return;
    } catch (InvalidMediaTypeException unreadable) {
      // refused like any other
    }
    throw new Problem(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: application/json");
  }

  /** Counts while it reads: the announced length may be missing, or wrong. */
  private byte[] bytes(HttpServletRequest request) throws IOException {
    int most = (int) largest.toBytes();
    if (request.getContentLengthLong() > most) throw tooLarge();
    var raw = request.getInputStream().readNBytes(most + 1);
    if (raw.length > most) throw tooLarge();
    return raw;
  }

  private Problem tooLarge() {
    return new Problem(
        ErrorCode.PAYLOAD_TOO_LARGE,
        "The body may have %d bytes at most".formatted(largest.toBytes()));
  }

  /** As the address was understood, not as it was spelled. */
  static String methodAndPath(HttpServletRequest request) {
    return request.getMethod() + " " + request.getServletPath();
  }

  private static String hash(byte[] raw) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }
}
