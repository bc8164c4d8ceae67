package dev.sluice.test.wrong.hidden;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

final class HiddenChance {
  UUID id() {
    return UUID.randomUUID();
  }

  double any() {
    return Math.random() + new Random(1).nextDouble();
  }

  int other() {
    return ThreadLocalRandom.current().nextInt();
  }
}
