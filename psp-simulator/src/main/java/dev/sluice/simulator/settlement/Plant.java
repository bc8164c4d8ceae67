package dev.sluice.simulator.settlement;

import dev.sluice.simulator.wire.Unreadable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with a report when a test wants it: each spoils the line of one capture. */
public enum Plant {
  MALFORMED("the row ends in the middle") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.id() + "," + line.type());
    }
  },
  UNKNOWN_CURRENCY("a currency that does not exist") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.withCurrency("XYZ").row());
    }
  },
  DUPLICATE_LINE("the row is there twice") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.row(), line.row());
    }
  },
  UNKNOWN_CAPTURE("a capture nobody asked for") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.row(), line.withId(line.id() + "-x").withKey("nobody:capture-1").row());
    }
  },
  UNKNOWN_REFUND("a refund nobody asked for") {
    @Override
    List<String> rows(Line line) {
      var refund = line.withType("REFUND").withKey("re_nobody").withFee(0);
      return List.of(line.row(), refund.withId(line.id() + "-r").row());
    }
  },
  AMOUNT_DIFFERS("a minor unit less than was taken") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.withGross(line.gross() - 1).row());
    }
  },
  CURRENCY_DIFFERS("another currency than was taken") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.withCurrency(line.currency().equals("CHF") ? "USD" : "CHF").row());
    }
  },
  WRONG_TYPE("a capture that is called a refund") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.withType("REFUND").row());
    }
  },
  ALREADY_SETTLED("a second line for the same capture") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.row(), line.withId(line.id() + "-2").row());
    }
  },
  FEE_NEGATIVE("a capture the PSP pays for") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.withFee(-1).row());
    }
  },
  FEE_TOO_HIGH("a fee as large as the sale, and a hundred more") {
    @Override
    List<String> rows(Line line) {
      return List.of(line.withFee(line.gross() + 101).row());
    }
  },
  MISSING("no line at all") {
    @Override
    List<String> rows(Line line) {
      return List.of();
    }
  };

  private final String meaning;

  Plant(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  /** What stands in the report in place of this line. */
  abstract List<String> rows(Line line);

  public static Plant of(String word) {
    for (Plant plant : values())
      if (plant.name().equals(word.toUpperCase(Locale.ROOT))) return plant;
    throw new Unreadable(
        "plant must be some of "
            + Stream.of(values()).map(Plant::name).collect(Collectors.joining(", ")));
  }
}
