package dev.sluice.service.idempotency;

import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.service.door.Traces;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Makes the {@link Uploaded} argument, streamed to the disk and counted on the way: CSV, or what
 * its address says it takes.
 */
final class UploadedArgument implements HandlerMethodArgumentResolver {

  private static final MediaType CSV = new MediaType("text", "csv");
  private static final int BUFFER = 64 * 1024;

  private final DataSize largest;

  UploadedArgument(DataSize largest) {
    this.largest = largest;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Uploaded.class;
  }

  @Override
  public Uploaded resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders)
      throws IOException {
    var request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) throw new IllegalStateException("not an HTTP request");
    var key = PostedArgument.key(request);
    checkType(request, wanted(parameter));
    if (request.getContentLengthLong() > largest.toBytes()) throw tooLarge();
    var file = Files.createTempFile("sluice-upload-", "");
    boolean whole = false;
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      long size = copy(request, file, digest);
      var caller = PostedArgument.caller();
      var hash = HexFormat.of().formatHex(digest.digest());
      var identity =
          new IdempotentRequest(caller.client(), PostedArgument.methodAndPath(request), key, hash);
      whole = true;
      return new Uploaded(identity, caller, Traces.of(request), file, size);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    } finally {
      if (!whole) Files.deleteIfExists(file);
    }
  }

  private static MediaType wanted(MethodParameter parameter) {
    var address = parameter.getMethodAnnotation(PostMapping.class);
    return address == null || address.consumes().length == 0
        ? CSV
        : MediaType.parseMediaType(address.consumes()[0]);
  }

  private static void checkType(HttpServletRequest request, MediaType wanted) {
    var type = request.getContentType();
    try {
      if (type != null && wanted.includes(MediaType.parseMediaType(type))) return;
    } catch (InvalidMediaTypeException unreadable) {
      // refused like any other
    }
    throw new Problem(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the file as Content-Type: " + wanted);
  }

  private long copy(HttpServletRequest request, Path file, MessageDigest digest)
      throws IOException {
    long size = 0;
    var buffer = new byte[BUFFER];
    var in = request.getInputStream();
    try (var out = Files.newOutputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > largest.toBytes()) throw tooLarge();
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
    }
    return size;
  }

  private Problem tooLarge() {
    return new Problem(
        ErrorCode.PAYLOAD_TOO_LARGE,
        "The file may have %d bytes at most: send it in parts, each with the first row"
            .formatted(largest.toBytes()));
  }
}
