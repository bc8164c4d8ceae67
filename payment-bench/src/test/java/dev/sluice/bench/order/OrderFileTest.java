package dev.sluice.bench.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTest {
  private static final String HEADER = "order_id,buyer_id,seller_id,amount_minor,currency\n";

  @TempDir Path dir;

  @Test
  void rows_of_one_order_are_one_payment_wherever_they_stand() {
    Orders read = read("o-1,b-1,s-2,100,EUR\no-2,b-2,s-1,7,JPY\no-1,b-1,s-1,50,EUR\n");

    assertThat(read.rejected()).isEmpty();
    assertThat(read.orders()).extracting(Order::orderId).containsExactly("o-1", "o-2");
    assertThat(read.orders().getFirst().amounts()).isEqualTo(Map.of("s-1", 50L, "s-2", 100L));
    assertThat(read.orders().getFirst().total()).isEqualTo(150);
    assertThat(read.orders().getFirst().line()).isEqualTo(2);
  }

  @Test
  void lines_of_one_seller_in_one_order_are_summed() {
    Orders read = read("o-1,b-1,s-1,100,EUR\no-1,b-1,s-1,23,EUR\n");

    assertThat(read.orders().getFirst().amounts()).isEqualTo(Map.of("s-1", 123L));
  }

  @Test
  void the_sequence_of_the_rows_does_not_change_the_order() {
    Orders one = read("o-1,b-1,s-1,100,EUR\no-1,b-1,s-2,23,EUR\n");
    Orders other = read("o-1,b-1,s-2,23,EUR\no-1,b-1,s-1,100,EUR\n");

    assertThat(one).isEqualTo(other);
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_and_blank_lines_and_no_last_line_end_are_taken() {
    String text = HEADER + "\no-1,b-1,s-1,100,EUR\n\no-2,b-1,s-1,100,EUR";
    Orders read = readFile("\uFEFF" + text.replace("\n", "\r\n"));

    assertThat(read.rejected()).isEmpty();
    assertThat(read.orders()).extracting(Order::line).containsExactly(3, 5);
  }

  @Test
  void quoted_fields_may_hold_commas_and_quotes() {
    Orders read = read("\"o,1\",\"the-\"\"best\"\"-buyer\",s-1,\"100\",EUR\n");

    assertThat(read.rejected()).isEmpty();
    assertThat(read.orders().getFirst().orderId()).isEqualTo("o,1");
    assertThat(read.orders().getFirst().buyerId()).isEqualTo("the-\"best\"-buyer");
  }

  @Test
  void the_largest_amount_and_the_longest_ids_are_taken() {
    Orders read = read("%s,b,%s,1000000000000,KWD\n".formatted("o".repeat(64), "s".repeat(64)));

    assertThat(read.rejected()).isEmpty();
    assertThat(read.orders()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "o-1,b-1,s-1,100 | 4 columns instead of 5 (order_id,buyer_id,seller_id,amount_minor,currency[,captures][,refunds])",
        "o-1,b-1,s-1,100,EUR,more | 6 columns instead of 5 (order_id,buyer_id,seller_id,amount_minor,currency[,captures][,refunds])",
        "o-1,,s-1,100,EUR | buyer_id is empty",
        "o-1,b-1,\"  \",100,EUR | seller_id is empty",
        "o-1,b-1,s\t1,100,EUR | seller_id must be printable ASCII characters without blanks: \"s\uFFFD1\"",
        "o-1,b-1,s 1,100,EUR | seller_id must be printable ASCII characters without blanks: \"s 1\"",
        "o-1,b-1,sß1,100,EUR | seller_id must be printable ASCII characters without blanks: \"sß1\"",
        "o-1,b-1,s-1,,EUR | amount_minor must be a whole number of minor units: \"\"",
        "o-1,b-1,s-1,12.50,EUR | amount_minor must be a whole number of minor units: \"12.50\"",
        "o-1,b-1,s-1,-1,EUR | amount_minor must be a whole number of minor units: \"-1\"",
        "o-1,b-1,s-1,٣,EUR | amount_minor must be a whole number of minor units: \"٣\"",
        "o-1,b-1,s-1,000,EUR | amount_minor must be at least 1",
        "o-1,b-1,s-1,1000000000001,EUR | amount_minor is more than 1000000000000: \"1000000000001\"",
        "o-1,b-1,s-1,99999999999999999999,EUR | amount_minor is more than 1000000000000: \"99999999999999999999\"",
        "o-1,b-1,s-1,100,EURO | unknown ISO 4217 currency: \"EURO\"",
        "o-1,b-1,s-1,100,eur | unknown ISO 4217 currency: \"eur\"",
        "o-1,b-1,s-1,100,XAU | currency has no minor units: \"XAU\"",
        "o-1,b-1,s-9,100,USD | currency is USD but EUR in line 2 of the same order",
        "o-1,b-9,s-1,100,EUR | buyer_id is not that of line 2 of the same order",
        "o-1,b-1,s-1,1000000000000,EUR | the order is more than 1000000000000 in all",
        "o-1,b-1,\"s-1,100,EUR | a quote is not closed",
        "o-1,b-1,\"s\"-1,100,EUR | text after a closing quote",
        "o-1,b-1,s\"1,100,EUR | a quote inside a field that is not quoted",
      })
  void a_bad_line_is_named_and_nothing_of_its_order_is_sent(String line, String reason) {
    Orders read = read("o-1,b-1,s-1,5,EUR\n" + line + "\no-2,b-1,s-1,5,EUR\no-1,b-1,s-1,5,EUR\n");

    assertThat(read.rejected()).containsExactly(new RejectedLine(3, reason));
    assertThat(read.orders()).extracting(Order::orderId).containsExactly("o-2");
  }

  @Test
  void captures_make_an_order_that_somebody_captures_and_empty_ones_do_not() {
    Orders read =
        readFile(
            HEADER.strip()
                + ",captures\n"
                + "o-1,b-1,s-1,1000,EUR,600+400\no-1,b-1,s-2,50,EUR,\n"
                + "o-2,b-1,s-1,1000,EUR,600+void\no-3,b-1,s-1,1000,EUR,void\n"
                + "o-4,b-1,s-1,1000,EUR,wait\no-5,b-1,s-1,1000,EUR,\n");

    assertThat(read.rejected()).isEmpty();
    assertThat(read.orders())
        .extracting(Order::plans)
        .containsExactly(
            new TreeMap<>(
                Map.of(
                    "s-1", new Plan(List.of(600L, 400L), false),
                    "s-2", new Plan(List.of(50L), false))),
            new TreeMap<>(Map.of("s-1", new Plan(List.of(600L), true))),
            new TreeMap<>(Map.of("s-1", new Plan(List.of(), true))),
            new TreeMap<>(Map.of("s-1", new Plan(List.of(), false))),
            new TreeMap<>());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "600+401 | captures are more than amount_minor",
        "600+ | captures has to be like 600+400, 600+void, void or wait: a capture must be a whole number of minor units: \"\"",
        "void+600 | captures has to be like 600+400, 600+void, void or wait: a capture must be a whole number of minor units: \"void\"",
        "later | captures has to be like 600+400, 600+void, void or wait: a capture must be a whole number of minor units: \"later\"",
      })
  void captures_nobody_can_ask_for_are_named(String captures, String reason) {
    Orders read = readFile(HEADER.strip() + ",captures\no-1,b-1,s-1,1000,EUR," + captures + "\n");

    assertThat(read.rejected()).containsExactly(new RejectedLine(2, reason));
    assertThat(read.orders()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\"\""})
  void a_line_without_an_order_id_harms_no_order(String orderId) {
    Orders read = read("o-1,b-1,s-1,5,EUR\n" + orderId + ",b-1,s-1,5,EUR\n");

    assertThat(read.rejected()).containsExactly(new RejectedLine(3, "order_id is empty"));
    assertThat(read.orders()).hasSize(1);
  }

  @Test
  void an_order_id_of_65_characters_is_refused() {
    Orders read = read("o".repeat(65) + ",b-1,s-1,5,EUR\n");

    assertThat(read.rejected())
        .containsExactly(
            new RejectedLine(
                2, "order_id is longer than 64 characters: \"" + "o".repeat(40) + "…\""));
  }

  @Test
  void the_hundred_and_first_seller_is_refused() {
    String rows =
        IntStream.rangeClosed(1, 101)
            .mapToObj(n -> "o-1,b-1,s-" + n + ",5,EUR\n")
            .collect(Collectors.joining());
    Orders read = read(rows);

    assertThat(read.rejected())
        .containsExactly(new RejectedLine(102, "more than 100 sellers in one order"));
    assertThat(read.orders()).isEmpty();
  }

  @Test
  void a_line_without_end_is_refused_and_the_next_one_is_read() {
    Orders read = read("o-1,b-1," + "s".repeat(1_000_000) + ",5,EUR\no-2,b-1,s-1,5,EUR\n");

    assertThat(read.rejected())
        .containsExactly(new RejectedLine(2, "the line is longer than 4096 bytes"));
    assertThat(read.orders()).extracting(Order::orderId).containsExactly("o-2");
  }

  @Test
  void a_line_that_is_not_utf_8_is_refused_and_the_next_one_is_read() throws IOException {
    Path file = dir.resolve("latin1.csv");
    Files.write(
        file,
        (HEADER + "o-1,M\u00fcller,s-1,5,EUR\no-2,b-1,s-1,5,EUR\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    Orders read = OrderFile.read(file);

    assertThat(read.rejected()).containsExactly(new RejectedLine(2, "the line is not UTF-8 text"));
    assertThat(read.orders()).extracting(Order::orderId).containsExactly("o-2");
  }

  @Test
  void a_header_alone_is_a_file_without_orders() {
    assertThat(read("")).isEqualTo(new Orders(List.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o-1,b-1,s-1,5,EUR\n",
        "order_id;buyer_id;seller_id;amount_minor;currency\n",
        "order_id,buyer_id,seller_id,amount_minor\n",
        "order_id,buyer_id,seller_id,amount_minor,currency,refunds,captures\n",
        "\n",
      })
  void a_file_without_the_header_is_refused_as_a_whole(String text) {
    assertThatThrownBy(() -> readFile(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "must be order_id,buyer_id,seller_id,amount_minor,currency[,captures][,refunds], but is");
  }

  @Test
  void an_empty_file_a_missing_file_and_a_directory_are_refused_in_words() {
    assertThatThrownBy(() -> readFile("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> OrderFile.read(dir.resolve("none.csv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> OrderFile.read(dir)).hasMessageContaining("is a directory");
  }

  @Test
  void a_file_of_too_many_lines_is_refused_as_a_whole() {
    assertThatThrownBy(() -> read("\n".repeat(OrderFile.MAX_LINES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 1000000 lines");
  }

  private Orders read(String rows) {
    return readFile(HEADER + rows);
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
