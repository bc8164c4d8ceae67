package dev.sluice.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
        .step("id", "money", "event")
        .step("outcome", "psp", "seller")
        .step("dispute")
        .step("refund")
        .step("order", "ledger")
        .step("intent", "balance", "settlement", "payout")
        .step("payment", "bank")
        .holds();
  }

  @TestFactory
  Stream<DynamicTest> the_house_rules_hold() {
    return HOUSE.obeys(HouseRules.EVERYWHERE, HouseRules.PURE);
  }

  @Test
  void the_aggregates_the_rules_speak_of_exist() {
    assertThat(HouseRules.AGGREGATES).allMatch(HOUSE::has);
  }
}
