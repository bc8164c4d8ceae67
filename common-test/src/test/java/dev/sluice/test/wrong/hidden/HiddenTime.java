package dev.sluice.test.wrong.hidden;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;

final class HiddenTime {
  Instant now() {
    return Instant.now();
  }

  Supplier<LocalDate> today() {
    return LocalDate::now;
  }

  long elapsed() {
    return System.currentTimeMillis() - System.nanoTime();
  }
}
