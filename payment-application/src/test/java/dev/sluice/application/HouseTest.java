package dev.sluice.application;

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
        .step("id", "limit", "pipeline", "psp")
        .step("outbox", "idempotency")
        .step("deadletter", "seller")
        .step("order", "ledger", "balance")
        .step("payment", "refund", "dispute", "settlement", "statement")
        .step("intent", "payout")
        .step("bank")
        .step("retry", "review", "webhook")
        .step("audit")
        .holds();
  }

  @TestFactory
  Stream<DynamicTest> the_house_rules_hold() {
    return HOUSE.obeys(HouseRules.EVERYWHERE, HouseRules.PURE);
  }
}
