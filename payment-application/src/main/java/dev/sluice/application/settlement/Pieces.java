package dev.sluice.application.settlement;

import dev.sluice.application.settlement.SettlementFiles.Piece;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.settlement.SettlementRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Cuts a report into pieces of whole rows, while it is read: one piece is in memory at a time. */
final class Pieces implements Iterator<Piece> {

  /** What one transaction reads: some thousand rows. */
  static final int SIZE = 256 * 1024;

  /** Longer than any row. */
  private static final int LONGEST_ROW = 4 * 1024;

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private int no;
  private int row;
  private @Nullable Piece next;

  /**
   * @param in is read to its end, and closed by who opened it
   * @throws Problem when it does not begin as a report does
   */
  Pieces(InputStream in) {
    this.in = in;
    checkHeader();
    this.next = cut();
  }

  private void checkHeader() {
    try {
      var line = new ByteArrayOutputStream();
      for (int c = in.read(); c >= 0 && c != '\n' && line.size() < LONGEST_ROW; c = in.read())
        line.write(c);
      var bytes = line.toByteArray();
      boolean marked = bytes.length >= MARK.length && bytes[0] == MARK[0];
      int from = marked ? MARK.length : 0;
      var header = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
      if (!header.equals(SettlementRow.HEADER))
        throw Problem.invalid("/", "the first row has to be " + SettlementRow.HEADER);
      row = 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Piece cut() {
    try {
      var text = new ByteArrayOutputStream(SIZE + LONGEST_ROW);
      text.writeBytes(in.readNBytes(SIZE));
      if (text.size() == 0) return null;
      if (text.size() == SIZE) addRestOfRow(text);
      var bytes = text.toByteArray();
      var piece = new Piece(++no, row, bytes);
      for (byte b : bytes) if (b == '\n') row++;
      return piece;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addRestOfRow(ByteArrayOutputStream text) throws IOException {
    var bytes = text.toByteArray();
    if (bytes[bytes.length - 1] == '\n') return;
    for (int c = in.read(); c >= 0; c = in.read()) {
      text.write(c);
      if (c == '\n') return;
      if (text.size() > SIZE + LONGEST_ROW)
        throw Problem.invalid("/", "has a row of more than %d bytes".formatted(LONGEST_ROW));
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Piece next() {
    var piece = next;
    if (piece == null) throw new NoSuchElementException();
    next = cut();
    return piece;
  }
}
