package dev.sluice.infrastructure.psp;

import dev.sluice.common.log.LogNames;
import dev.sluice.common.trace.Trace;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One exchange with the PSP, within its deadline from the first byte sent to the last one read. */
final class PspHttp implements AutoCloseable {

  /** What came back, whatever it says. */
  record Reply(int status, byte[] body, @Nullable String retryAfter) {}

  /** The PSP never saw it: no connection. */
  static final class NotSent extends Exception {
    NotSent(Throwable cause) {
      super(cause);
    }
  }

  /** Nobody knows what the PSP saw and did. */
  static final class Silence extends Exception {
    Silence(String why) {
      super(why, null, false, false);
    }
  }

  private final URI base;
  private final HttpClient client;

  PspHttp(URI base, Duration connectTimeout) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * @param key the idempotency key
   */
  Reply post(String path, String key, byte[] json, Duration deadline, int largest)
      throws NotSent, Silence {
    return exchange(
        request(path, key)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build(),
        deadline,
        largest);
  }

  Reply get(String path, String about, Duration deadline, int largest) throws NotSent, Silence {
    return exchange(request(path, about).GET().build(), deadline, largest);
  }

  static String escaped(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path, String about) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    var traceId = MDC.get(LogNames.TRACE_ID);
    if (traceId != null) request.header("traceparent", Trace.parent(traceId, about));
    return request;
  }

  private Reply exchange(HttpRequest request, Duration deadline, int largest)
      throws NotSent, Silence {
    var pending =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
    try {
      return reply(pending.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      pending.cancel(true);
      throw new Silence("no answer within " + deadline.toMillis() + " ms");
    } catch (InterruptedException interrupted) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new Silence("interrupted while waiting for the answer");
    } catch (ExecutionException failed) {
      var why = failed.getCause() == null ? failed : failed.getCause();
      if (neverSent(why)) throw new NotSent(why);
      throw new Silence("no answer: " + why);
    }
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    return new Reply(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Retry-After").orElse(null));
  }

  private static boolean neverSent(@Nullable Throwable failure) {
    for (var one = failure; one != null; one = one.getCause())
      if (one instanceof ConnectException
          || one instanceof HttpConnectTimeoutException
          || one instanceof UnresolvedAddressException) return true;
    return false;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
