package dev.sluice.identity;

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
    Staircase.of(HOUSE).step("realm").step("issuer").holds();
  }

  @TestFactory
  Stream<DynamicTest> the_house_rules_hold() {
    return HOUSE.obeys(HouseRules.EVERYWHERE);
  }
}
