package dev.sluice.service.access;

import static dev.sluice.service.access.Role.ADMIN;
import static dev.sluice.service.access.Role.FINANCE;
import static dev.sluice.service.access.Role.PAYMENT_READ;
import static dev.sluice.service.access.Role.PAYMENT_WRITE;
import static dev.sluice.service.access.Role.SELLER;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may come in at an address. An address without a rule is closed.
 *
 * @param roles any of them; empty means everybody, without a token too
 */
public record Rule(HttpMethod method, String pattern, Set<Role> roles) {

  private static final Set<Role> READERS = Set.of(PAYMENT_READ, PAYMENT_WRITE, FINANCE, ADMIN);
  private static final Set<Role> ANYBODY = Set.of(Role.values());
  private static final Set<Role> OFFICE = Set.of(FINANCE, ADMIN);
  private static final Set<Role> MONEY = Set.of(FINANCE, ADMIN, SELLER);
  private static final Set<Role> PEOPLE = Set.of(ADMIN);
  private static final Set<Role> WRITERS = Set.of(PAYMENT_WRITE);

  public static final List<Rule> ALL =
      List.of(
          post("/api/v1/payment-intents", WRITERS),
          get("/api/v1/payment-intents/{id}", READERS),
          post("/api/v1/payment-intents/{id}/authorize", WRITERS),
          post("/api/v1/payment-intents/{id}/cancel", WRITERS),
          post("/api/v1/payments", WRITERS),
          get("/api/v1/payments", ANYBODY),
          get("/api/v1/payments/{id}", ANYBODY),
          get("/api/v1/payments/{id}/timeline", ANYBODY),
          post("/api/v1/payments/{id}/refunds", WRITERS),
          get("/api/v1/refunds/{id}", ANYBODY),
          post("/api/v1/payments/{id}/captures", WRITERS),
          post("/api/v1/payments/{id}/cancel", WRITERS),
          post("/api/v1/disputes", OFFICE),
          post("/api/v1/disputes/{id}/outcome", OFFICE),
          get("/api/v1/disputes", OFFICE),
          get("/api/v1/disputes/{id}", OFFICE),
          post("/api/v1/settlement-files", OFFICE),
          get("/api/v1/settlement-files/{id}", OFFICE),
          post("/api/v1/bank-statements", OFFICE),
          get("/api/v1/bank-statements/{id}", OFFICE),
          get("/api/v1/reconciliation", OFFICE),
          get("/api/v1/discrepancies", OFFICE),
          post("/api/v1/discrepancies/{id}/resolve", OFFICE),
          post("/api/v1/payouts", OFFICE),
          get("/api/v1/payouts", MONEY),
          post("/api/v1/payouts/batches", OFFICE),
          get("/api/v1/payouts/batches", OFFICE),
          get("/api/v1/payouts/batches/{id}", OFFICE),
          get("/api/v1/payouts/batches/{id}/skips", OFFICE),
          get("/api/v1/payouts/batches/{id}/file", OFFICE),
          get("/api/v1/payouts/{id}", MONEY),
          post("/api/v1/payouts/{id}/hold", OFFICE),
          post("/api/v1/payouts/{id}/release", OFFICE),
          post("/api/v1/payouts/{id}/cancel", OFFICE),
          post("/api/v1/payout-status-reports", OFFICE),
          get("/api/v1/payment-orders/{id}", ANYBODY),
          post("/api/v1/payment-orders/{id}/resolve", PEOPLE),
          get("/api/v1/payment-orders/{id}/resolutions", OFFICE),
          post("/api/v1/payment-intents/{id}/resolve", PEOPLE),
          get("/api/v1/payment-intents/{id}/resolutions", OFFICE),
          post("/api/v1/payments/{id}/resolve", PEOPLE),
          get("/api/v1/payments/{id}/resolutions", OFFICE),
          post("/api/v1/refunds/{id}/resolve", PEOPLE),
          get("/api/v1/refunds/{id}/resolutions", OFFICE),
          put("/api/v1/sellers/{id}", PEOPLE),
          get("/api/v1/sellers/{id}", Set.of(ADMIN, SELLER)),
          get("/api/v1/sellers/me/balances", Set.of(SELLER)),
          get("/api/v1/sellers/{id}/balances", MONEY),
          get("/api/v1/sellers/me/statement", Set.of(SELLER)),
          get("/api/v1/sellers/{id}/statement", MONEY),
          get("/api/v1/ledger/accounts", OFFICE),
          get("/api/v1/ledger/journal-entries", OFFICE),
          get("/api/v1/ledger/trial-balance", OFFICE),
          get("/api/v1/admin/dead-letters", PEOPLE),
          get("/api/v1/admin/dead-letters/{id}", PEOPLE),
          post("/api/v1/admin/dead-letters/{id}/replay", PEOPLE),
          post("/api/v1/admin/dead-letters/{id}/drop", PEOPLE),
          // who it is says the signature
          post("/api/v1/psp/{connector}/webhooks", Set.of()),
          open("/problems"),
          open("/problems/{code}"),
          open("/v3/api-docs"),
          open("/v3/api-docs.yaml"),
          open("/v3/api-docs/swagger-config"),
          open("/swagger-ui.html"),
          open("/swagger-ui/**"));

  private static Rule get(String pattern, Set<Role> roles) {
    return new Rule(HttpMethod.GET, pattern, roles);
  }

  private static Rule post(String pattern, Set<Role> roles) {
    return new Rule(HttpMethod.POST, pattern, roles);
  }

  private static Rule put(String pattern, Set<Role> roles) {
    return new Rule(HttpMethod.PUT, pattern, roles);
  }

  private static Rule open(String pattern) {
    return get(pattern, Set.of());
  }

  boolean isOpen() {
    return roles.isEmpty();
  }

  String[] authorities() {
    return roles.stream().map(Role::word).toArray(String[]::new);
  }
}
