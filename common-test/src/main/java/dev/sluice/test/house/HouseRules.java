package dev.sluice.test.house;

import java.util.List;
import java.util.Set;

/** Which rules hold where. {@code RulesBite} shows for each that it sees what it forbids. */
public final class HouseRules {

  /**
   * Things with a life of their own, by full name; the domain's house test sees that each exists.
   */
  public static final Set<String> AGGREGATES =
      Set.of(
          "dev.sluice.domain.intent.PaymentIntent",
          "dev.sluice.domain.payment.Payment",
          "dev.sluice.domain.order.PaymentOrder");

  /** For every module. */
  public static final List<Rule> EVERYWHERE =
      List.of(
          SourceRules.PACKAGES_START_WITH_THE_MODULES_WORD,
          SourceRules.NO_EMPTY_WORDS,
          SourceRules.ROOMS_SAY_WHAT_THEY_ARE,
          SourceRules.FILES_ARE_SHORT,
          SourceRules.METHODS_ARE_SHORT,
          SourceRules.INTEGRATION_TESTS_ARE_TAGGED,
          SourceRules.TESTS_DO_NOT_SLEEP,
          ClassRules.NO_MOCKITO,
          ClassRules.producersOnlyIn("dev.sluice.infrastructure.pipeline", "dev.sluice.bench"),
          ClassRules.aggregatesAreMadeAtHome(AGGREGATES));

  /** For the domain and the application, whose answers follow from their arguments alone. */
  public static final List<Rule> PURE = List.of(HiddenInputs.NONE, ClassRules.NO_FRAMEWORK);

  /** For the modules that implement ports and open doors. */
  public static final List<Rule> CLOSED = List.of(ClassRules.closedDoors("dev.sluice.application"));

  private HouseRules() {}
}
