package dev.sluice.platform.run;

import dev.sluice.platform.data.Addresses;
import dev.sluice.platform.data.DataDirectory;
import java.util.List;

/** Addresses nobody uses, in place of the usual ones. */
final class AnyAddress {
  private static final List<String> ALL =
      List.of(
          "postgres",
          "kafka",
          "redis",
          "psp",
          "identity",
          "service-1",
          "service-1-management",
          "consumers-1");

  static void everywhere(DataDirectory data) {
    Addresses addresses = Addresses.of(data.make());
    ALL.forEach(what -> addresses.exactly(what, 0));
  }

  private AnyAddress() {}
}
