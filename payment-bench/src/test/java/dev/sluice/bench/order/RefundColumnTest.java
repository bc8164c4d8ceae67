package dev.sluice.bench.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes back of an order, as a file says it. */
class RefundColumnTest {
  private static final String HEADER = "order_id,buyer_id,seller_id,amount_minor,currency";

  @TempDir Path dir;

  @Test
  void refunds_follow_with_captures_and_without_them() {
    Orders alone =
        readFile(HEADER + ",refunds\no-1,b-1,s-1,1000,EUR,300+all\no-1,b-1,s-2,50,EUR,\n");
    Orders both =
        readFile(
            HEADER
                + ",captures,refunds\no-1,b-1,s-1,1000,EUR,600+void,200+400\n"
                + "o-2,b-1,s-1,1000,EUR,,all\no-3,b-1,s-1,1000,EUR,wait,\n");

    assertThat(alone.rejected()).isEmpty();
    assertThat(both.rejected()).isEmpty();
    assertThat(alone.orders().getFirst().isManual()).isFalse();
    assertThat(alone.orders().getFirst().refunds())
        .isEqualTo(Map.of("s-1", new GiveBack(List.of(300L), true)));
    assertThat(both.orders())
        .extracting(Order::refunds)
        .containsExactly(
            new TreeMap<>(Map.of("s-1", new GiveBack(List.of(200L, 400L), false))),
            new TreeMap<>(Map.of("s-1", new GiveBack(List.of(), true))),
            new TreeMap<>());
    assertThat(both.orders()).extracting(Order::isManual).containsExactly(true, false, true);
  }

  @Test
  void all_is_what_is_left_of_what_was_taken() {
    assertThat(GiveBack.of("300+all").of(1000)).containsExactly(300L, 700L);
    assertThat(GiveBack.of("300+all").of(300)).containsExactly(300L);
    assertThat(GiveBack.of("all").of(5)).containsExactly(5L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000 | 600+401 | refunds are more than is captured",
        "600+void | 601 | refunds are more than is captured",
        "void | 1 | refunds are more than is captured",
        "600 | all | refunds need captures that come to an end: of all of amount_minor, or with a void",
        "wait | all | refunds need captures that come to an end: of all of amount_minor, or with a void",
        "1000 | all+5 | refunds has to be like 300+700, 300+all or all: a refund must be a whole number of minor units: \"all\"",
        "1000 | 0 | refunds has to be like 300+700, 300+all or all: a refund must be at least 1",
        "1000 | void | refunds has to be like 300+700, 300+all or all: a refund must be a whole number of minor units: \"void\"",
      })
  void refunds_nobody_can_ask_for_are_named(String captures, String refunds, String reason) {
    Orders read =
        readFile(
            HEADER + ",captures,refunds\no-1,b-1,s-1,1000,EUR," + captures + "," + refunds + "\n");

    assertThat(read.rejected()).containsExactly(new RejectedLine(2, reason));
    assertThat(read.orders()).isEmpty();
  }

  @Test
  void refunds_of_a_seller_with_two_rows_are_refused() {
    Orders read = readFile(HEADER + ",refunds\no-1,b-1,s-1,10,EUR,5\no-1,b-1,s-1,10,EUR,\n");

    assertThat(read.rejected())
        .containsExactly(
            new RejectedLine(
                3, "captures or refunds of a seller with more than one row in the order"));
    assertThat(read.orders()).isEmpty();
  }

  private Orders readFile(String text) {
    try {
      Path file = Files.createTempFile(dir, "orders", ".csv");
      Files.writeString(file, text);
      return OrderFile.read(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
