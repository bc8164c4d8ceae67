package dev.sluice.test.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/**
 * The rooms of a module as a staircase, lowest step first: a room may look down, never up, never
 * sideways. The list is checked both ways, because a rule about a room that was renamed stays green
 * and sees nothing.
 */
public final class Staircase {

  /** The module's root package itself, where a main class may live. */
  public static final String HALL = ".";

  private final House house;
  private final List<Set<String>> steps = new ArrayList<>();

  private Staircase(House house) {
    this.house = house;
  }

  public static Staircase of(House house) {
    return new Staircase(house);
  }

  /** The next step up; the rooms on it do not know each other. */
  public Staircase step(String... rooms) {
    steps.add(new LinkedHashSet<>(List.of(rooms)));
    return this;
  }

  public void holds() {
    Assertions.assertThat(broken()).as("the rooms of %s are a staircase", house.root()).isEmpty();
  }

  List<String> broken() {
    var broken = new TreeSet<String>();
    var found = new TreeSet<String>();
    house.types().map(this::room).forEach(found::add);
    for (var room : found) {
      if (level(room) < 0) {
        broken.add("room " + room + " is not on the list of " + house.root() + ": add it");
      }
    }
    for (var room : steps.stream().flatMap(Set::stream).toList()) {
      if (!found.contains(room)) {
        broken.add("room " + room + " has no classes, its rule is blind: take it off the list");
      }
    }
    house
        .types()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(this::climbs)
        .map(this::sentence)
        .forEach(broken::add);
    broken.addAll(circles());
    return List.copyOf(broken);
  }

  private boolean climbs(Dependency look) {
    var there = look.getTargetClass().getBaseComponentType();
    if (!House.isIn(there.getPackageName(), house.root())) {
      return false;
    }
    var from = room(look.getOriginClass());
    var to = room(there);
    return !from.equals(to) && level(from) >= 0 && level(to) >= level(from);
  }

  private String sentence(Dependency look) {
    var from = room(look.getOriginClass());
    var to = room(look.getTargetClass().getBaseComponentType());
    var way = level(from) == level(to) ? "sideways" : "up";
    return "room %s looks %s at %s: %s".formatted(from, way, to, look.getDescription());
  }

  private List<String> circles() {
    return SlicesRuleDefinition.slices()
        .matching(house.root() + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .evaluate(house.classes())
        .getFailureReport()
        .getDetails();
  }

  private int level(String room) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).contains(room)) {
        return i;
      }
    }
    return -1;
  }

  private String room(JavaClass type) {
    var name = type.getPackageName();
    if (name.equals(house.root())) {
      return HALL;
    }
    if (!name.startsWith(house.root() + ".")) {
      return name;
    }
    var below = name.substring(house.root().length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}
