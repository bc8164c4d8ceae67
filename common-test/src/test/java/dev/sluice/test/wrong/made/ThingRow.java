package dev.sluice.test.wrong.made;

import dev.sluice.test.wrong.made.thing.Thing;

/** Not wrong: a row reads the thing back. */
record ThingRow(String name) {
  Thing toDomain() {
    return new Thing(name);
  }
}
