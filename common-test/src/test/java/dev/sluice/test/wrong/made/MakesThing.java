package dev.sluice.test.wrong.made;

import dev.sluice.test.wrong.made.thing.Thing;
import java.util.function.Function;

final class MakesThing {
  Thing make() {
    return new Thing("by hand");
  }

  Function<String, Thing> maker() {
    return Thing::new;
  }
}
