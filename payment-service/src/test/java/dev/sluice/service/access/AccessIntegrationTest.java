package dev.sluice.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may come in where. */
@Tag("integration")
class AccessIntegrationTest {

  private static final Map<Role, String> TOKENS =
      Map.of(
          Role.PAYMENT_WRITE, "write-token",
          Role.PAYMENT_READ, "read-token",
          Role.FINANCE, "finance-token",
          Role.ADMIN, "admin-token",
          Role.SELLER, "seller-token");

  /** No token is asked for: the body is signed. */
  private static final Set<Role> SIGNED = Set.of();

  /** Written down a second time, on purpose: a rule that changes by accident is seen here. */
  private static final Map<String, Set<Role>> EXPECTED =
      Map.ofEntries(
          Map.entry("POST /api/v1/payment-intents", Set.of(Role.PAYMENT_WRITE)),
          Map.entry(
              "GET /api/v1/payment-intents/{id}",
              Set.of(Role.PAYMENT_WRITE, Role.PAYMENT_READ, Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/payment-intents/{id}/authorize", Set.of(Role.PAYMENT_WRITE)),
          Map.entry("POST /api/v1/payment-intents/{id}/cancel", Set.of(Role.PAYMENT_WRITE)),
          Map.entry("POST /api/v1/payments", Set.of(Role.PAYMENT_WRITE)),
          Map.entry("GET /api/v1/payments", Set.of(Role.values())),
          Map.entry("GET /api/v1/payments/{id}", Set.of(Role.values())),
          Map.entry("GET /api/v1/payments/{id}/timeline", Set.of(Role.values())),
          Map.entry("POST /api/v1/payments/{id}/refunds", Set.of(Role.PAYMENT_WRITE)),
          Map.entry("GET /api/v1/refunds/{id}", Set.of(Role.values())),
          Map.entry("POST /api/v1/payments/{id}/captures", Set.of(Role.PAYMENT_WRITE)),
          Map.entry("POST /api/v1/payments/{id}/cancel", Set.of(Role.PAYMENT_WRITE)),
          Map.entry("POST /api/v1/disputes", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/disputes/{id}/outcome", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/disputes", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/disputes/{id}", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/settlement-files", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/settlement-files/{id}", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/bank-statements", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/bank-statements/{id}", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/reconciliation", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/discrepancies", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/discrepancies/{id}/resolve", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/payouts", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/payouts", Set.of(Role.FINANCE, Role.ADMIN, Role.SELLER)),
          Map.entry("POST /api/v1/payouts/batches", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/payouts/batches", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/payouts/batches/{id}", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/payouts/batches/{id}/skips", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/payouts/batches/{id}/file", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/payouts/{id}", Set.of(Role.FINANCE, Role.ADMIN, Role.SELLER)),
          Map.entry("POST /api/v1/payouts/{id}/hold", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/payouts/{id}/release", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/payouts/{id}/cancel", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/payout-status-reports", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/payment-orders/{id}", Set.of(Role.values())),
          Map.entry("POST /api/v1/payment-orders/{id}/resolve", Set.of(Role.ADMIN)),
          Map.entry(
              "GET /api/v1/payment-orders/{id}/resolutions", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/payment-intents/{id}/resolve", Set.of(Role.ADMIN)),
          Map.entry(
              "GET /api/v1/payment-intents/{id}/resolutions", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/payments/{id}/resolve", Set.of(Role.ADMIN)),
          Map.entry("GET /api/v1/payments/{id}/resolutions", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/refunds/{id}/resolve", Set.of(Role.ADMIN)),
          Map.entry("GET /api/v1/refunds/{id}/resolutions", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("POST /api/v1/psp/{connector}/webhooks", SIGNED),
          Map.entry("PUT /api/v1/sellers/{id}", Set.of(Role.ADMIN)),
          Map.entry("GET /api/v1/sellers/{id}", Set.of(Role.ADMIN, Role.SELLER)),
          Map.entry("GET /api/v1/sellers/me/statement", Set.of(Role.SELLER)),
          Map.entry(
              "GET /api/v1/sellers/{id}/statement", Set.of(Role.FINANCE, Role.ADMIN, Role.SELLER)),
          Map.entry("GET /api/v1/sellers/me/balances", Set.of(Role.SELLER)),
          Map.entry(
              "GET /api/v1/sellers/{id}/balances", Set.of(Role.FINANCE, Role.ADMIN, Role.SELLER)),
          Map.entry("GET /api/v1/ledger/accounts", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/ledger/journal-entries", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/ledger/trial-balance", Set.of(Role.FINANCE, Role.ADMIN)),
          Map.entry("GET /api/v1/admin/dead-letters", Set.of(Role.ADMIN)),
          Map.entry("GET /api/v1/admin/dead-letters/{id}", Set.of(Role.ADMIN)),
          Map.entry("POST /api/v1/admin/dead-letters/{id}/replay", Set.of(Role.ADMIN)),
          Map.entry("POST /api/v1/admin/dead-letters/{id}/drop", Set.of(Role.ADMIN)));

  @TestFactory
  Stream<DynamicTest> each_role_comes_in_where_it_may_and_nowhere_else() {
    return EXPECTED.entrySet().stream()
        .filter(rule -> !rule.getValue().equals(SIGNED))
        .flatMap(rule ->
            TOKENS.entrySet().stream()
                .map(token ->
                    DynamicTest.dynamicTest(
                        token.getKey() + " " + rule.getKey(),
                        () -> {
                          var reply = ask(Api.as(token.getValue()), rule.getKey());
                          if (rule.getValue().contains(token.getKey()))
                            assertThat(reply.status()).isNotIn(401, 403);
                          else {
                            assertThat(reply.status()).isEqualTo(403);
                            assertThat(reply.at("/code")).isEqualTo("forbidden");
                          }
                        })));
  }

  @TestFactory
  Stream<DynamicTest> nobody_comes_in_without_a_valid_token() {
    return EXPECTED.entrySet().stream()
        .filter(rule -> !rule.getValue().equals(SIGNED))
        .map(Map.Entry::getKey)
        .map(rule ->
            DynamicTest.dynamicTest(
                rule,
                () -> {
                  for (var caller :
                      new Api[] {
                        Api.nobody(),
                        Api.as("nonsense"),
                        Api.as(""),
                        Api.nobody().with("Authorization", "Basic d3JpdGUtdG9rZW46"),
                        Api.nobody().with("Authorization", "write-token")
                      }) {
                    var reply = ask(caller, rule);
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.at("/code")).isEqualTo("unauthenticated");
                    assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
                  }
                }));
  }

  @Test
  void every_mapping_has_a_rule_and_every_rule_of_the_api_is_expected() {
    var mappings =
        RunningService.shared()
            .bean(RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet();
    var unlisted = new ArrayList<String>();
    var listed =
        Rule.ALL.stream().map(r -> r.method() + " " + r.pattern()).collect(Collectors.toSet());
    for (var mapping : mappings)
      for (var pattern : mapping.getPatternValues())
        for (RequestMethod method : mapping.getMethodsCondition().getMethods())
          if (!listed.contains(method + " " + pattern)
              && Rule.ALL.stream()
                  .noneMatch(r ->
                      r.isOpen()
                          && r.pattern().equals("/swagger-ui/**")
                          && pattern.startsWith("/swagger-ui/")))
            unlisted.add(method + " " + pattern);

    assertThat(unlisted).isEmpty();
    assertThat(listed.stream().filter(rule -> rule.contains("/api/")))
        .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @Test
  void a_seller_reads_the_balances_and_statements_of_no_other_seller() {
    var seller = Api.as("seller-token");

    assertThat(seller.get("/api/v1/sellers/me/balances").at("/sellerId")).isEqualTo("seller-a");
    assertThat(seller.get("/api/v1/sellers/seller-a/balances").status()).isEqualTo(200);
    assertThat(seller.get("/api/v1/sellers/seller-b/balances").status()).isEqualTo(403);

    var period = "/statement?from=2026-01-01&to=2026-02-01";
    assertThat(seller.get("/api/v1/sellers/me" + period).at("/sellerId")).isEqualTo("seller-a");
    assertThat(seller.get("/api/v1/sellers/seller-a" + period).status()).isEqualTo(200);
    assertThat(seller.get("/api/v1/sellers/seller-b" + period).status()).isEqualTo(403);
  }

  @TestFactory
  Stream<DynamicTest> a_seller_is_shown_nothing_at_the_address_of_another() {
    return EXPECTED.entrySet().stream()
        .filter(rule -> rule.getKey().contains("/sellers/{id}"))
        .filter(rule -> rule.getValue().contains(Role.SELLER))
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.getKey(),
                () -> {
                  assertThat(ask(Api.as("stranger-token"), rule.getKey()).status()).isEqualTo(403);
                  assertThat(ask(Api.as("seller-token"), rule.getKey()).status()).isNotEqualTo(403);
                }));
  }

  /** All that is wrong with each is one thing. */
  private static Map<String, String> badTokens() {
    var issuer = RunningService.shared().issuer();
    var bad = new LinkedHashMap<String, String>();
    var past = Date.from(Instant.now().minusSeconds(60));
    bad.put("expired", issuer.token("admin-token", claims -> claims.expirationTime(past)));
    bad.put("without an end", issuer.token("admin-token", claims -> claims.expirationTime(null)));
    bad.put("for others", issuer.token("admin-token", claims -> claims.audience("other")));
    bad.put("for nobody", issuer.token("admin-token", claims -> claims.audience((String) null)));
    bad.put("of others", issuer.token("admin-token", claims -> claims.issuer("http://other")));
    bad.put("of no client", issuer.token("admin-token", claims -> claims.claim("azp", null)));
    bad.put("about nobody", issuer.token("admin-token", claims -> claims.subject(null)));
    bad.put("forged", issuer.forged("admin-token"));
    return bad;
  }

  @TestFactory
  Stream<DynamicTest> a_token_that_is_not_good_is_none() {
    var bad = badTokens();
    return EXPECTED.entrySet().stream()
        .filter(rule -> !rule.getValue().equals(SIGNED))
        .flatMap(rule ->
            bad.entrySet().stream()
                .map(token ->
                    DynamicTest.dynamicTest(
                        token.getKey() + ": " + rule.getKey(),
                        () -> {
                          var reply = ask(Api.as(token.getValue()), rule.getKey());
                          assertThat(reply.status()).isEqualTo(401);
                          assertThat(reply.at("/code")).isEqualTo("unauthenticated");
                          assertThat(reply.header("WWW-Authenticate"))
                              .contains("error=\"invalid_token\"");
                          assertThat(reply.text()).doesNotContain(token.getValue());
                        })));
  }

  @Test
  void a_token_without_a_role_of_ours_may_do_nothing() {
    var token =
        RunningService.shared()
            .issuer()
            .token("admin-token", claims -> claims.claim("realm_access", Map.of("roles", "ADMIN")));
    for (var rule : EXPECTED.entrySet())
      if (!rule.getValue().equals(SIGNED))
        assertThat(ask(Api.as(token), rule.getKey()).status()).as(rule.getKey()).isEqualTo(403);
  }

  @Test
  void the_document_and_the_pages_of_problems_are_open() {
    for (var path : new String[] {"/v3/api-docs", "/problems", "/problems/forbidden"})
      assertThat(Api.nobody().get(path).status()).as(path).isEqualTo(200);
    assertThat(Api.nobody().get("/swagger-ui.html").status()).isIn(200, 302);
    assertThat(Api.nobody().get("/swagger-ui/index.html").status()).isEqualTo(200);
  }

  private static Api.Reply ask(Api caller, String rule) {
    var words = rule.split(" ");
    var path = words[1].replace("{id}", "seller-a");
    return words[0].equals(HttpMethod.GET.name())
        ? caller.get(path)
        : caller.send(words[0], path, BodyPublishers.noBody());
  }
}
