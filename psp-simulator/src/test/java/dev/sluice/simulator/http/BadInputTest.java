package dev.sluice.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.http.RunningPsp.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody should send: each has its status and changes nothing. */
class BadInputTest {
  private static final String CARD = "4111111111111111";

  @TempDir static Path dir;

  @SuppressWarnings("NullAway.Init")
  private static RunningPsp psp;

  @BeforeAll
  static void start() throws Exception {
    psp = new RunningPsp(dir);
    psp.authorize("known", "tok_ok");
  }

  @AfterAll
  static void stop() throws Exception {
    psp.close();
  }

  /** {@code key} "-" sends no Idempotency-Key. */
  record Bad(String why, int status, String method, String path, String key, String body) {
    @Override
    public String toString() {
      return status + ": " + why;
    }
  }

  @ParameterizedTest
  @MethodSource({"keys", "bodies", "amounts", "tokens", "references", "paths", "admin"})
  void it_has_its_status_and_changes_nothing(Bad bad) throws Exception {
    String list = psp.get("/v1/operations").body().toString();
    String profile = psp.get("/admin/profile").body().toString();
    byte[] journal = Files.readAllBytes(dir.resolve("journal.jsonl"));
    String key = bad.key.equals("-") ? null : bad.key;
    Said said = psp.send(bad.method, bad.path, key, bad.body.isEmpty() ? null : bad.body);
    assertThat(said.status()).as(said.body().toString()).isEqualTo(bad.status);
    assertThat(said.text("code")).isNotEmpty();
    assertThat(said.text("detail")).isNotEmpty().doesNotContain(CARD);
    assertThat(psp.get("/v1/operations").body().toString()).isEqualTo(list);
    assertThat(psp.get("/admin/profile").body().toString()).isEqualTo(profile);
    assertThat(Files.readAllBytes(dir.resolve("journal.jsonl"))).isEqualTo(journal);
    assertThat(psp.notes).isEmpty();
  }

  private static final String GOOD =
      "{\"amount\":{\"value\":1000,\"currency\":\"EUR\"},\"token\":\"tok_ok\",\"merchantReference\":\"pi\"}";

  private static Bad authorize(String why, String body) {
    return new Bad(why, 400, "POST", "/v1/authorizations", "new", body);
  }

  private static Bad amount(String why, String amount) {
    return authorize(why, GOOD.replace("{\"value\":1000,\"currency\":\"EUR\"}", amount));
  }

  private static Bad token(String why, String token) {
    return authorize(why, GOOD.replace("tok_ok", token));
  }

  static Stream<Bad> keys() {
    return Stream.of(
        new Bad("no key", 400, "POST", "/v1/authorizations", "-", GOOD),
        new Bad("key too long", 400, "POST", "/v1/authorizations", "k".repeat(256), GOOD),
        new Bad("key with a space", 400, "POST", "/v1/authorizations", "a b", GOOD),
        new Bad("key of another request", 422, "POST", "/v1/authorizations", "known", GOOD));
  }

  static Stream<Bad> bodies() {
    return Stream.of(
        authorize("no body", ""),
        authorize("no JSON", "amount=5"),
        authorize("half a JSON", GOOD.substring(0, 40)),
        authorize("two JSONs", GOOD + GOOD),
        authorize("an array", "[" + GOOD + "]"),
        authorize("a field twice", GOOD.replace("{\"amount\"", "{\"token\":\"tok_ok\",\"amount\"")),
        authorize("an unknown field", GOOD.replace("{\"amount\"", "{\"extra\":1,\"amount\"")),
        authorize("nested too deep", "[".repeat(2_000)),
        authorize("no merchantReference", GOOD.replace(",\"merchantReference\":\"pi\"", "")),
        authorize("a reference with a line feed", GOOD.replace("\"pi\"", "\"p\\ni\"")),
        authorize("an endless reference", GOOD.replace("\"pi\"", "\"" + "p".repeat(256) + "\"")),
        authorize("a reference that is null", GOOD.replace("\"pi\"", "null")),
        new Bad("too large", 413, "POST", "/v1/authorizations", "new", " ".repeat(70_000) + GOOD));
  }

  static Stream<Bad> amounts() {
    return Stream.of(
        amount("zero", "{\"value\":0,\"currency\":\"EUR\"}"),
        amount("negative", "{\"value\":-1,\"currency\":\"EUR\"}"),
        amount("absurd", "{\"value\":1000000000001,\"currency\":\"EUR\"}"),
        amount("more than a long", "{\"value\":99999999999999999999,\"currency\":\"EUR\"}"),
        amount("a fraction", "{\"value\":10.5,\"currency\":\"EUR\"}"),
        amount("a float", "{\"value\":10.0,\"currency\":\"EUR\"}"),
        amount("a text", "{\"value\":\"10\",\"currency\":\"EUR\"}"),
        amount("no value", "{\"currency\":\"EUR\"}"),
        amount("no currency", "{\"value\":10}"),
        amount("unknown currency", "{\"value\":10,\"currency\":\"EUX\"}"),
        amount("no currency at all", "{\"value\":10,\"currency\":\"XXX\"}"),
        amount("gold", "{\"value\":10,\"currency\":\"XAU\"}"),
        amount("small letters", "{\"value\":10,\"currency\":\"eur\"}"),
        amount("an unknown field", "{\"value\":10,\"currency\":\"EUR\",\"scale\":2}"),
        amount("a bare number", "10"),
        amount("null", "null"));
  }

  static Stream<Bad> tokens() {
    return Stream.of(
        token("a card number", CARD),
        token("a card number in groups", "4111-1111-1111-1111"),
        token("a card number as a token", "tok_" + CARD),
        token("twelve digits", "123456789012"),
        token("nineteen digits", "1234567890123456789"),
        token("another prefix", "card_1"),
        token("nothing after the prefix", "tok_"),
        token("a space", "tok_a b"),
        token("too long", "tok_" + "a".repeat(125)));
  }

  static Stream<Bad> references() {
    String amount = "\"amount\":{\"value\":1,\"currency\":\"EUR\"},\"merchantReference\":\"po\"}";
    String nothing = "\"merchantReference\":\"po\"}";
    return Stream.of(
        new Bad(
            "no such authorization",
            404,
            "POST",
            "/v1/captures",
            "new",
            "{\"authorization\":\"auth_9\"," + amount),
        new Bad(
            "no reference",
            404,
            "POST",
            "/v1/captures",
            "new",
            "{\"authorization\":\"x\"," + amount),
        new Bad("no authorization named", 400, "POST", "/v1/captures", "new", "{" + amount),
        new Bad(
            "no such capture",
            404,
            "POST",
            "/v1/refunds",
            "new",
            "{\"capture\":\"auth_1\"," + amount),
        new Bad("a refund of nothing", 400, "POST", "/v1/refunds", "new", "{" + amount),
        new Bad(
            "a refund of two",
            400,
            "POST",
            "/v1/refunds",
            "new",
            "{\"capture\":\"cap_1\",\"authorization\":\"auth_1\"," + amount),
        new Bad("a void of nothing", 400, "POST", "/v1/voids", "new", "{" + nothing),
        new Bad(
            "a void of two",
            400,
            "POST",
            "/v1/voids",
            "new",
            "{\"authorization\":\"auth_1\",\"authorizationKey\":\"known\"," + nothing),
        new Bad(
            "a void of the unknown",
            404,
            "POST",
            "/v1/voids",
            "new",
            "{\"authorization\":\"auth_9\"," + nothing),
        new Bad(
            "a void of zero",
            400,
            "POST",
            "/v1/voids",
            "new",
            "{\"authorization\":\"auth_1\"," + amount.replace(":1,", ":0,")));
  }

  static Stream<Bad> paths() {
    return Stream.of(
        new Bad("nothing there", 404, "GET", "/", "-", ""),
        new Bad("nothing there", 404, "POST", "/v1/payments", "new", GOOD),
        new Bad("nothing there", 404, "GET", "/v2/operations", "-", ""),
        new Bad("not to be read", 405, "GET", "/v1/authorizations", "-", ""),
        new Bad("not to be put", 405, "PUT", "/v1/captures", "new", GOOD),
        new Bad("not to be posted", 405, "POST", "/v1/operations", "new", GOOD),
        new Bad("not to be posted", 405, "POST", "/health", "new", GOOD),
        new Bad("a page too large", 400, "GET", "/v1/operations?limit=10001", "-", ""),
        new Bad("an empty page", 400, "GET", "/v1/operations?limit=0", "-", ""),
        new Bad("before the beginning", 400, "GET", "/v1/operations?after=-1", "-", ""),
        new Bad("after a word", 400, "GET", "/v1/operations?after=x", "-", ""),
        new Bad("unknown parameter", 400, "GET", "/v1/operations?since=1", "-", ""));
  }

  static Stream<Bad> admin() {
    return Stream.of(
        profile("unknown profile", "{\"profile\":\"slow\"}"),
        profile("unknown setting", "{\"overrides\":{\"speed\":1}}"),
        profile("a chance over one", "{\"overrides\":{\"timeoutAfter\":1.1}}"),
        profile("a chance in words", "{\"overrides\":{\"timeoutAfter\":\"often\"}}"),
        profile("overrides in a list", "{\"overrides\":[]}"),
        profile("a seed in words", "{\"seed\":\"x\"}"),
        profile("unknown field", "{\"mood\":\"bad\"}"),
        forced("for nobody", "{\"behaviour\":\"declined\"}"),
        forced("unknown behaviour", "{\"key\":\"k\",\"behaviour\":\"sulk\"}"),
        forced("unknown operation", "{\"operation\":\"pay\",\"behaviour\":\"declined\"}"),
        forced("never", "{\"key\":\"k\",\"behaviour\":\"declined\",\"times\":0}"),
        forced("nothing", ""),
        new Bad("no such effect", 404, "DELETE", "/admin/operations/never", "-", ""),
        new Bad("not to be read", 405, "GET", "/admin/operations/known", "-", ""),
        new Bad("not to be read", 405, "GET", "/admin/forced", "-", ""),
        new Bad("nothing there", 404, "GET", "/admin/secrets", "-", ""));
  }

  private static Bad profile(String why, String body) {
    return new Bad(why, 400, "PUT", "/admin/profile", "-", body);
  }

  private static Bad forced(String why, String body) {
    return new Bad(why, 400, "POST", "/admin/forced", "-", body);
  }
}
