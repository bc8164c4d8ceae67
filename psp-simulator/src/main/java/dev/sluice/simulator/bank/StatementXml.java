package dev.sluice.simulator.bank;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The statements of a day as ISO 20022 camt.053.001.08. */
final class StatementXml {

  static final String IBAN = "DE02120300000000202051";
  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

  private record Numbered(int number, Booking booking) {}

  private final List<Booking> all;
  private final LocalDate day;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  StatementXml(List<Booking> all, LocalDate day) {
    this.all = all;
    this.day = day;
  }

  byte[] bytes() {
    try {
      var xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("Document");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("BkToCstmrStmt");
      xml.writeStartElement("GrpHdr");
      text(xml, "MsgId", "STMT-%s-%d".formatted(day, all.size()));
      text(xml, "CreDtTm", day + "T23:59:59Z");
      xml.writeEndElement();
      for (var account : accounts().entrySet())
        statement(xml, account.getKey(), account.getValue());
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** By currency; one with nothing in it where there is none at all. */
  private TreeMap<String, List<Numbered>> accounts() {
    var accounts = new TreeMap<String, List<Numbered>>();
    for (int i = 0; i < all.size(); i++) {
      var booking = all.get(i);
      if (!booking.day().isAfter(day))
        accounts
            .computeIfAbsent(booking.currency(), _ -> new ArrayList<>())
            .add(new Numbered(i + 1, booking));
    }
    if (accounts.isEmpty()) accounts.put("EUR", List.of());
    return accounts;
  }

  private void statement(XMLStreamWriter xml, String currency, List<Numbered> entries)
      throws XMLStreamException {
    long opening = 0;
    var ofDay = new ArrayList<Numbered>();
    for (var entry : entries)
      if (entry.booking().day().isBefore(day)) opening += entry.booking().amount();
      else ofDay.add(entry);
    long closing = opening + ofDay.stream().mapToLong(entry -> entry.booking().amount()).sum();
    xml.writeStartElement("Stmt");
    text(xml, "Id", "%s-%s-%d".formatted(day, currency, ofDay.size()));
    text(xml, "CreDtTm", day + "T23:59:59Z");
    xml.writeStartElement("Acct");
    xml.writeStartElement("Id");
    text(xml, "IBAN", IBAN);
    xml.writeEndElement();
    text(xml, "Ccy", currency);
    xml.writeEndElement();
    balance(xml, "OPBD", opening, currency);
    balance(xml, "CLBD", closing, currency);
    for (var entry : ofDay) entry(xml, entry);
    xml.writeEndElement();
  }

  private void balance(XMLStreamWriter xml, String code, long amount, String currency)
      throws XMLStreamException {
    xml.writeStartElement("Bal");
    xml.writeStartElement("Tp");
    xml.writeStartElement("CdOrPrtry");
    text(xml, "Cd", code);
    xml.writeEndElement();
    xml.writeEndElement();
    amount(xml, amount, currency);
    day(xml, "Dt");
    xml.writeEndElement();
  }

  private void entry(XMLStreamWriter xml, Numbered numbered) throws XMLStreamException {
    var booking = numbered.booking();
    xml.writeStartElement("Ntry");
    amount(xml, booking.amount(), booking.currency());
    xml.writeStartElement("Sts");
    text(xml, "Cd", "BOOK");
    xml.writeEndElement();
    day(xml, "BookgDt");
    day(xml, "ValDt");
    text(xml, "AcctSvcrRef", "B%06d".formatted(numbered.number()));
    kind(xml, booking);
    xml.writeStartElement("NtryDtls");
    xml.writeStartElement("TxDtls");
    xml.writeStartElement("Refs");
    text(xml, "EndToEndId", booking.endToEndId().isEmpty() ? "NOTPROVIDED" : booking.endToEndId());
    xml.writeEndElement();
    amount(xml, booking.amount(), booking.currency());
    if (!booking.remittance().isEmpty()) {
      xml.writeStartElement("RmtInf");
      text(xml, "Ustrd", booking.remittance());
      xml.writeEndElement();
    }
    if (booking.isReturn()) {
      xml.writeStartElement("RtrInf");
      xml.writeStartElement("Rsn");
      text(xml, "Cd", booking.returnReason());
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void kind(XMLStreamWriter xml, Booking booking) throws XMLStreamException {
    xml.writeStartElement("BkTxCd");
    xml.writeStartElement("Domn");
    text(xml, "Cd", "PMNT");
    xml.writeStartElement("Fmly");
    text(xml, "Cd", booking.amount() > 0 ? "RCDT" : "ICDT");
    text(xml, "SubFmlyCd", booking.isReturn() ? "RRTN" : "ESCT");
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void amount(XMLStreamWriter xml, long amount, String currency)
      throws XMLStreamException {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    xml.writeStartElement("Amt");
    xml.writeAttribute("Ccy", currency);
    xml.writeCharacters(BigDecimal.valueOf(Math.abs(amount), digits).toPlainString());
    xml.writeEndElement();
    text(xml, "CdtDbtInd", amount < 0 ? "DBIT" : "CRDT");
  }

  private void day(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement(name);
    text(xml, "Dt", day.toString());
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
