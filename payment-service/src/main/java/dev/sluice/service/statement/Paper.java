package dev.sluice.service.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A table on paper, page after page. Nothing in the file says when it was made, and its font comes
 * with the library: the same rows are the same bytes on every machine.
 */
final class Paper implements AutoCloseable {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** In place of the time a PDF is otherwise named after. */
  private static final long SAME_ID = 1;

  private static final PDRectangle LANDSCAPE =
      new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());

  private static final float MARGIN = 36;
  private static final float LINE = 12;
  private static final float SMALL = 8;
  private static final float LARGE = 14;

  /** Where columns begin, or end when their text stands to the right. */
  private static final float[] COLUMNS = {36, 124, 212, 500, 596, 668, 737, 805};

  /** The first that stands to the right. */
  private static final int NUMBERS = 4;

  /** What has no place left in its column is cut. */
  private static final float WIDEST = 284;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private List<String> headings = List.of();
  private @Nullable PDPageContentStream content;
  private float y;

  Paper() throws IOException {
    document.setDocumentId(SAME_ID);
    var ttf = PDDocument.class.getResourceAsStream(FONT);
    if (ttf == null) throw new IllegalStateException("there is no " + FONT);
    try (ttf) {
      font = PDType0Font.load(document, ttf, true);
    }
  }

  void title(String text) throws IOException {
    write(text, MARGIN, LARGE, 2 * LINE);
  }

  void text(String text) throws IOException {
    write(text, MARGIN, SMALL, 2 * LINE);
  }

  /** Stand on top of every page from here on. */
  void headings(List<String> names) throws IOException {
    row(names);
    headings = names;
    rule();
  }

  void row(List<String> values) throws IOException {
    var stream = line(LINE);
    for (int i = 0; i < values.size(); i++) {
      var text = cut(printable(values.get(i)));
      float x = i < NUMBERS ? COLUMNS[i] : COLUMNS[i] - width(text);
      show(stream, text, x, SMALL);
    }
  }

  /** A row with a line below it. */
  void strong(List<String> values) throws IOException {
    row(values);
    rule();
  }

  private void rule() throws IOException {
    var stream = current();
    stream.setLineWidth(0.5f);
    stream.moveTo(MARGIN, y - 3);
    stream.lineTo(LANDSCAPE.getWidth() - MARGIN, y - 3);
    stream.stroke();
  }

  private void write(String text, float x, float size, float height) throws IOException {
    show(line(height), printable(text), x, size);
  }

  private void show(PDPageContentStream stream, String text, float x, float size)
      throws IOException {
    if (text.isEmpty()) return;
    stream.beginText();
    stream.setFont(font, size);
    stream.newLineAtOffset(x, y);
    stream.showText(text);
    stream.endText();
  }

  private PDPageContentStream line(float height) throws IOException {
    if (content == null || y - height < MARGIN) nextPage();
    y -= height;
    return current();
  }

  private void nextPage() throws IOException {
    if (content != null) content.close();
    var page = new PDPage(LANDSCAPE);
    document.addPage(page);
    content = new PDPageContentStream(document, page);
    y = LANDSCAPE.getHeight() - MARGIN;
    if (!headings.isEmpty()) {
      row(headings);
      rule();
    }
  }

  private PDPageContentStream current() {
    if (content == null) throw new IllegalStateException("there is no page yet");
    return content;
  }

  /** A name may have letters this font does not know. */
  private String printable(String text) {
    var known = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          var letter = Character.toString(c);
          known.append(isKnown(letter) ? letter : "?");
        });
    return known.toString();
  }

  private boolean isKnown(String letter) {
    try {
      return font.encode(letter).length > 0;
    } catch (IllegalArgumentException unknown) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String cut(String text) throws IOException {
    var fitting = text;
    while (width(fitting) > WIDEST) fitting = fitting.substring(0, fitting.length() - 1);
    return fitting;
  }

  private float width(String text) throws IOException {
    return text.isEmpty() ? 0 : font.getStringWidth(text) / 1000 * SMALL;
  }

  void save(OutputStream out) throws IOException {
    if (content == null) nextPage();
    current().close();
    content = null;
    document.save(out, CompressParameters.NO_COMPRESSION);
  }

  @Override
  public void close() throws IOException {
    if (content != null) content.close();
    document.close();
  }
}
