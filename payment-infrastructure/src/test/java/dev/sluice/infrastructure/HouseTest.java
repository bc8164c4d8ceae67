package dev.sluice.infrastructure;

import dev.sluice.test.house.House;
import dev.sluice.test.house.HouseRules;
import dev.sluice.test.house.Staircase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseTest {
  private static final House HOUSE = House.around(HouseTest.class);

  @Test
  void the_rooms_are_a_staircase() {
    Staircase.of(HOUSE)
        .step("id", "sql")
        .step("migration", "pipeline")
        .step("deadletter", "idempotency", "outbox", "psp", "redis")
        .step("intent", "ledger", "order", "payment", "review", "seller", "statement", "webhook")
        .step("balance", "limit", "bank", "settlement")
        .step("payout")
        .step("retry")
        .step("audit")
        .step("fault")
        .step("config")
        .holds();
  }

  @TestFactory
  Stream<DynamicTest> the_house_rules_hold() {
    return HOUSE.obeys(HouseRules.EVERYWHERE, HouseRules.CLOSED);
  }
}
