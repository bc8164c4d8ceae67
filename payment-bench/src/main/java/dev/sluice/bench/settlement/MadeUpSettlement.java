package dev.sluice.bench.settlement;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Captures nobody asked for, written straight into the database, and the report that settles them.
 * Only on a platform of its own: their payments do not exist.
 */
public final class MadeUpSettlement {

  /** Far above the numbers of anything that is real. */
  private static final long BASE = 1L << 61;

  private static final int SELLERS = 60;
  private static final int AMOUNTS = 50_000;
  private static final int LEAST = 1_000;

  private static final String CAPTURES =
      """
      INSERT INTO payment_captures (payment_order_id, n, payment_id, seller_id, amount, commission,
        currency, psp_reference, captured_at)
      SELECT %d + i, 1, %d + i, 'seller-' || lpad((i %% %d)::text, 2, '0'),
          %d + i %% %d, (%d + i %% %d) / 10, 'EUR', 'cap_' || i, now()
        FROM generate_series(%d, %d) AS i
      """;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int DIGITS = 13;

  private MadeUpSettlement() {}

  /**
   * @param url JDBC, of a superuser: what belongs to captures is left out
   * @param from the number of the first; another report takes other ones
   */
  public static void write(String url, long from, int lines, Path report) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute(
          CAPTURES.formatted(
              BASE, BASE, SELLERS, LEAST, AMOUNTS, LEAST, AMOUNTS, from, from + lines - 1));
      statement.execute("VACUUM ANALYZE payment_captures");
    } catch (SQLException e) {
      throw new IllegalStateException("there are no captures: " + e.getMessage(), e);
    }
    try (BufferedWriter out = Files.newBufferedWriter(report)) {
      out.write("line,type,key,reference,gross,fee,currency,date\n");
      for (long i = from; i < from + lines; i++) {
        long gross = LEAST + i % AMOUNTS;
        out.write(
            "sl-%d,CAPTURE,%s:capture-1,cap_%d,%d,%d,EUR,2026-11-20\n"
                .formatted(i, publicId(BASE + i), i, gross, gross * 14 / 1000));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String publicId(long number) {
    char[] digits = new char[DIGITS];
    long left = number;
    for (int i = DIGITS - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (left & 31));
      left >>>= 5;
    }
    return "po_" + new String(digits);
  }
}
