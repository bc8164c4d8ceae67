package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What no client library would send. */
@Tag("integration")
class BadWireIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments";
  private static final String SECOND = "GET /problems HTTP/1.1\r\nHost: x\r\n\r\n";

  private final Api shop = Api.as("write-token");

  /** Where two readers may disagree about where a request ends, it is refused or is the last. */
  @TestFactory
  Stream<DynamicTest> no_second_request_hides_in_the_first() {
    return Stream.of(
            new String[] {
              "two lengths", "Content-Length: 2\r\nContent-Length: 44\r\n\r\n{}" + SECOND
            },
            new String[] {
              "a length and chunks",
              "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND
            },
            new String[] {
              "chunks of another kind", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SECOND
            },
            new String[] {
              "chunks twice",
              "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + SECOND
            },
            new String[] {"a length that is none", "Content-Length: +2\r\n\r\n{}" + SECOND},
            new String[] {"a length below zero", "Content-Length: -1\r\n\r\n{}" + SECOND},
            new String[] {"a name with a blank", "Content-Length : 2\r\n\r\n{}" + SECOND},
            new String[] {"a header with NUL", "X-A: b\0c\r\n\r\n" + SECOND})
        .map(row ->
            DynamicTest.dynamicTest(
                row[0],
                () -> {
                  var answer = told("POST " + PAYMENTS + " HTTP/1.1\r\nHost: x\r\n" + row[1]);
                  assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotContain("HTTP/1.1 200");
                  assertThat(answer.split("HTTP/1\\.1 ", -1).length - 1).isLessThanOrEqualTo(1);
                  assertThat(answer).doesNotContain("<html", "Exception", "Tomcat");
                }));
  }

  @Test
  void five_megabytes_are_refused_before_they_are_sent() throws Exception {
    var answer =
        told(
            "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\nIdempotency-Key: large\r\nContent-Type: application/json\r\nContent-Length: 5242880\r\n\r\n"
                .formatted(PAYMENTS, RunningService.shared().issuer().named("write-token")));

    assertThat(answer).startsWith("HTTP/1.1 413").contains("payload_too_large");
  }

  @TestFactory
  Stream<DynamicTest> bytes_that_are_no_text_are_refused() {
    return Stream.of(
            new int[] {0xC3, 0x28},
            new int[] {0xFF},
            new int[] {0xC0, 0xAF},
            new int[] {0xED, 0xA0, 0x80},
            new int[] {0xF8, 0x88, 0x80, 0x80, 0x80})
        .map(bytes ->
            DynamicTest.dynamicTest(
                Integer.toHexString(bytes[0]),
                () -> {
                  var body = new ByteArrayOutputStream();
                  body.writeBytes("{\"orderId\":\"a".getBytes(StandardCharsets.UTF_8));
                  for (int one : bytes) body.write(one);
                  body.writeBytes("b\"}".getBytes(StandardCharsets.UTF_8));
                  var reply =
                      shop.with("Idempotency-Key", "k")
                          .with("Content-Type", "application/json")
                          .send("POST", PAYMENTS, BodyPublishers.ofByteArray(body.toByteArray()));
                  assertThat(reply.status()).as(reply.text()).isIn(400, 422);
                  assertThat(reply.text()).doesNotContain("Exception", "jackson");
                }));
  }

  /** Printable, so an order may have it as its name: it is data wherever it goes. */
  @TestFactory
  Stream<DynamicTest> a_name_that_means_something_elsewhere_is_a_name_here() {
    return Stream.of(
            "';DROP/**/TABLE/**/payments;--",
            "1'OR'1'='1",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%0d%0aX-Evil:1")
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  var made = shop.post(PAYMENTS, Baskets.payment(name, "tok_visa"));
                  assertThat(made.status()).as(made.text()).isEqualTo(202);
                  var found = shop.get(PAYMENTS + "?orderId=" + encoded(name));
                  assertThat(found.status()).as(found.text()).isEqualTo(200);
                  assertThat(found.json().path("data"))
                      .allMatch(one -> one.path("orderId").asString("").equals(name))
                      .isNotEmpty();
                }));
  }

  @Test
  void a_line_break_gets_into_no_header_and_no_log() {
    for (var path :
        List.of(
            PAYMENTS + "?orderId=a%0d%0aX-Evil:1",
            PAYMENTS + "?x%0aWARN=1",
            PAYMENTS + "/pay_%0d%0aX-Evil:1")) {
      var reply = shop.get(path);
      assertThat(reply.status()).as(path).isIn(400, 404, 422);
      assertThat(reply.header("X-Evil")).isEmpty();
    }
    var body = Baskets.payment("a\\nWARN forged", "tok_visa");
    assertThat(shop.post(PAYMENTS, body).status()).isEqualTo(422);
  }

  private static String encoded(String name) {
    return java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** All that is answered until the connection ends. */
  private static String told(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", RunningService.shared().port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException reset) {
      return "";
    }
  }
}
