package dev.sluice.simulation;

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
        .step("contract", "coverage", "id", "time", "trace")
        .step("fault")
        .step("database")
        .step(
            "idempotency",
            "intent",
            "ledger",
            "order",
            "payment",
            "pipeline",
            "psp",
            "review",
            "seller",
            "webhook")
        .step("outbox", "balance", "settlement", "bank")
        .step("payout")
        .step("audit")
        .step("world")
        .step("life")
        .holds();
  }

  @TestFactory
  Stream<DynamicTest> the_house_rules_hold() {
    return HOUSE.obeys(HouseRules.EVERYWHERE, HouseRules.PURE);
  }
}
