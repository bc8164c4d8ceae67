package dev.sluice.platform.run;

import dev.sluice.platform.part.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;

/**
 * How to start a platform. What was not asked for is empty, so that a platform that is up already
 * can be used whatever it was started with.
 *
 * @param api where the first service listens; 0 for a free port
 * @param fresh begin with an empty data directory
 * @param mortal the applications die where they are told to
 * @param tap who stands before the database: given its port, where the applications go instead
 */
public record Settings(
    OptionalInt api,
    Optional<Profile> psp,
    OptionalLong seed,
    OptionalInt services,
    OptionalInt consumers,
    boolean fresh,
    boolean mortal,
    Optional<IntUnaryOperator> tap) {
  private static final int MOST_INSTANCES = 8;
  private static final int HIGHEST = 65_535;

  public static final Settings USUAL =
      new Settings(
          OptionalInt.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          false);

  public Settings(
      OptionalInt api,
      Optional<Profile> psp,
      OptionalLong seed,
      OptionalInt services,
      OptionalInt consumers,
      boolean fresh) {
    this(api, psp, seed, services, consumers, fresh, false, Optional.empty());
  }

  public Settings {
    api.ifPresent(number -> within("--port", number, 0, HIGHEST));
    services.ifPresent(number -> within("--service", number, 1, MOST_INSTANCES));
    consumers.ifPresent(number -> within("--consumers", number, 1, MOST_INSTANCES));
  }

  /** What was not asked for is as chaos needs it: two of each, and fault points. */
  public Settings forChaos() {
    return new Settings(
        api,
        psp.or(() -> Optional.of(Profile.NORMAL)),
        seed,
        services.isPresent() ? services : OptionalInt.of(2),
        consumers.isPresent() ? consumers : OptionalInt.of(2),
        fresh,
        true,
        tap);
  }

  /** One of each, whose statements are overheard. */
  public Settings through(IntUnaryOperator listener) {
    return new Settings(api, psp, seed, services, consumers, fresh, mortal, Optional.of(listener));
  }

  private static void within(String option, int number, int low, int high) {
    if (number < low || number > high) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d".formatted(option, low, high, number));
    }
  }

  Profile profile() {
    return psp.orElse(Profile.FAST);
  }

  long seedOrUsual() {
    return seed.orElse(1);
  }

  int serviceCount() {
    return services.orElse(1);
  }

  int consumersCount() {
    return consumers.orElse(1);
  }

  /** All that a platform was started with, as options. */
  List<String> inForce(int listens) {
    return List.of(
        "--port=" + listens,
        "--psp=" + profile().word(),
        "--seed=" + seedOrUsual(),
        "--service=" + serviceCount(),
        "--consumers=" + consumersCount());
  }

  /** What was asked for, as options. */
  List<String> asked() {
    List<String> asked = new ArrayList<>();
    if (fresh) asked.add("--fresh");
    api.ifPresent(number -> {
      if (number != 0) asked.add("--port=" + number);
    });
    psp.ifPresent(profile -> asked.add("--psp=" + profile.word()));
    seed.ifPresent(number -> asked.add("--seed=" + number));
    services.ifPresent(number -> asked.add("--service=" + number));
    consumers.ifPresent(number -> asked.add("--consumers=" + number));
    return asked;
  }
}
