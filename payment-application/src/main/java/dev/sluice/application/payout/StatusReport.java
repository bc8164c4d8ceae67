package dev.sluice.application.payout;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A bank's answer to a payment file: ISO 20022 pain.002, of whatever version.
 *
 * @param lines what it says, of whole files and of single transactions
 * @param day when the bank has written it
 */
record StatusReport(LocalDate day, List<Line> lines) {

  /** What a status comes to. */
  enum Fate {
    SETTLED,
    RETURNED,
    PENDING
  }

  /**
   * One status.
   *
   * @param name of a file or a transaction, as we gave it
   */
  record Line(boolean ofFile, String name, Fate fate, String reason) {}

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.";
  private static final int DAY = 10;
  private static final int MOST_LINES = 100_000;

  /** Elements that have a status, with what names them and what says it. */
  private record Level(String element, String name, String status) {}

  private static final List<Level> LEVELS =
      List.of(
          new Level("OrgnlGrpInfAndSts", "OrgnlMsgId", "GrpSts"),
          new Level("OrgnlPmtInfAndSts", "OrgnlPmtInfId", "PmtInfSts"),
          new Level("TxInfAndSts", "OrgnlEndToEndId", "TxSts"));

  /**
   * @throws Problem when it is none
   */
  static StatusReport read(InputStream xml) {
    try {
      return new Reading(reader(xml)).all();
    } catch (XMLStreamException broken) {
      throw malformed("The report is not XML");
    }
  }

  private static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(xml);
  }

  private static Problem malformed(String why) {
    return new Problem(ErrorCode.MALFORMED_REQUEST, why);
  }

  /** One pass through it. */
  private static final class Reading {

    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();

    /** What was read of the elements that have a status and are open. */
    private final Map<String, Map<String, String>> open = new HashMap<>();

    private final List<Line> lines = new ArrayList<>();
    private String created = "";

    Reading(XMLStreamReader xml) {
      this.xml = xml;
    }

    StatusReport all() throws XMLStreamException {
      while (xml.hasNext())
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml.getText());
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.DTD ->
              throw malformed("The report has a DOCTYPE: none is needed");
          default -> {}
        }
      return new StatusReport(day(), List.copyOf(lines));
    }

    private void begin() {
      var name = xml.getLocalName();
      var namespace = String.valueOf(xml.getNamespaceURI());
      if (path.isEmpty() && !(name.equals("Document") && namespace.startsWith(NAMESPACE)))
        throw malformed("The report has to be a pain.002 Document of ISO 20022");
      path.push(name);
      if (levelOf(name) != null) open.put(name, new HashMap<>());
    }

    /** An element's text may come in pieces. */
    private void text(String text) {
      var element = String.valueOf(path.peek());
      if (element.equals("CreDtTm") && isIn("GrpHdr")) created += text;
      var level = innermost();
      if (level == null) return;
      var values = open.getOrDefault(level.element(), Map.of());
      if (element.equals(level.name()) || element.equals(level.status()))
        values.merge(element, text, String::concat);
      else if ((element.equals("Cd") || element.equals("Prtry")) && isIn("Rsn"))
        values.merge("Rsn", text, String::concat);
    }

    private boolean isIn(String parent) {
      var up = path.iterator();
      up.next();
      return up.hasNext() && up.next().equals(parent);
    }

    private @Nullable Level innermost() {
      for (var element : path) {
        var level = levelOf(element);
        if (level != null) return level;
      }
      return null;
    }

    private static @Nullable Level levelOf(String element) {
      for (var level : LEVELS) if (level.element().equals(element)) return level;
      return null;
    }

    private void end() {
      var element = path.pop();
      var level = levelOf(element);
      if (level == null) return;
      var values = open.getOrDefault(element, Map.of());
      var name = values.getOrDefault(level.name(), "").strip();
      var status = values.getOrDefault(level.status(), "").strip();
      if (status.isEmpty()) return;
      if (lines.size() == MOST_LINES)
        throw malformed("The report has more than %d statuses".formatted(MOST_LINES));
      var reason = values.getOrDefault("Rsn", status).strip();
      boolean ofFile = !element.equals("TxInfAndSts");
      lines.add(new Line(ofFile, name, fate(status), reason));
    }

    private static Fate fate(String status) {
      return switch (status) {
        case "ACSC", "ACCC" -> Fate.SETTLED;
        case "RJCT" -> Fate.RETURNED;
        default -> Fate.PENDING;
      };
    }

    private LocalDate day() {
      try {
        return LocalDate.parse(created.strip().substring(0, DAY));
      } catch (DateTimeException | IndexOutOfBoundsException missing) {
        throw malformed("The report does not say when it was written: GrpHdr/CreDtTm");
      }
    }
  }
}
