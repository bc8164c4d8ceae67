package dev.sluice.application.payout;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.seller.BankAccount;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What tells our bank whom to pay: ISO 20022 pain.001.001.09, one payment information with one
 * transaction per payout. The same payouts are the same bytes.
 */
public final class PaymentFile {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

  /** Longer names are cut off: the scheme has no place for them. */
  private static final int LONGEST_NAME = 70;

  private static final String SEPA = "EUR";

  /** The scheme's own word. */
  private static final String UNKNOWN = "NOTPROVIDED";

  private final BankAccount from;

  /**
   * @param from our own account
   */
  public PaymentFile(BankAccount from) {
    this.from = from;
  }

  static Amount total(Currency currency, List<Payout> payouts) {
    var total = Amount.zero(currency);
    for (var payout : payouts) total = total.plus(payout.amount());
    return total;
  }

  /**
   * @param name of the file at the bank, 35 characters at most
   * @param total of these payouts, which are all in its currency
   */
  byte[] of(String name, Amount total, List<Payout> payouts, Instant now) {
    var bytes = new ByteArrayOutputStream();
    try {
      var xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("Document");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("CstmrCdtTrfInitn");
      header(xml, name, total, payouts.size(), now);
      information(xml, name, total, payouts, LocalDate.ofInstant(now, ZoneOffset.UTC));
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory takes everything", e);
    }
    return bytes.toByteArray();
  }

  private void header(XMLStreamWriter xml, String name, Amount total, int payouts, Instant now)
      throws XMLStreamException {
    xml.writeStartElement("GrpHdr");
    text(xml, "MsgId", name);
    text(xml, "CreDtTm", now.truncatedTo(ChronoUnit.SECONDS).toString());
    text(xml, "NbOfTxs", Integer.toString(payouts));
    text(xml, "CtrlSum", decimal(total));
    party(xml, "InitgPty", from.holder());
    xml.writeEndElement();
  }

  private void information(
      XMLStreamWriter xml, String name, Amount total, List<Payout> payouts, LocalDate day)
      throws XMLStreamException {
    boolean sepa = total.currency().code().equals(SEPA);
    xml.writeStartElement("PmtInf");
    text(xml, "PmtInfId", name);
    text(xml, "PmtMtd", "TRF");
    // each payout on its own in the statement of the bank, where it is looked for by its id
    text(xml, "BtchBookg", "false");
    text(xml, "NbOfTxs", Integer.toString(payouts.size()));
    text(xml, "CtrlSum", decimal(total));
    if (sepa) {
      xml.writeStartElement("PmtTpInf");
      nested(xml, "SEPA", "SvcLvl", "Cd");
      xml.writeEndElement();
    }
    nested(xml, day.toString(), "ReqdExctnDt", "Dt");
    party(xml, "Dbtr", from.holder());
    nested(xml, from.iban().value(), "DbtrAcct", "Id", "IBAN");
    nested(xml, UNKNOWN, "DbtrAgt", "FinInstnId", "Othr", "Id");
    text(xml, "ChrgBr", sepa ? "SLEV" : "SHAR");
    for (var payout : payouts) transaction(xml, payout);
    xml.writeEndElement();
  }

  private static void transaction(XMLStreamWriter xml, Payout payout) throws XMLStreamException {
    xml.writeStartElement("CdtTrfTxInf");
    nested(xml, payout.id().value(), "PmtId", "EndToEndId");
    xml.writeStartElement("Amt");
    xml.writeStartElement("InstdAmt");
    xml.writeAttribute("Ccy", payout.amount().currency().code());
    xml.writeCharacters(decimal(payout.amount()));
    xml.writeEndElement();
    xml.writeEndElement();
    party(xml, "Cdtr", payout.to().holder());
    nested(xml, payout.to().iban().value(), "CdtrAcct", "Id", "IBAN");
    nested(xml, payout.id().value(), "RmtInf", "Ustrd");
    xml.writeEndElement();
  }

  private static void party(XMLStreamWriter xml, String element, String holder)
      throws XMLStreamException {
    nested(xml, plain(holder), element, "Nm");
  }

  /** One name that XML has no place for must not keep everybody else from being paid. */
  private static String plain(String name) {
    var plain = new StringBuilder();
    name.codePoints()
        .filter(PaymentFile::isInXml)
        .limit(LONGEST_NAME)
        .forEach(plain::appendCodePoint);
    return plain.toString().isBlank() ? UNKNOWN : plain.toString().strip();
  }

  private static boolean isInXml(int c) {
    return c >= ' '
        && !Character.isISOControl(c)
        && (c < 0xD800 || c > 0xDFFF)
        && (c & 0xFFFE) != 0xFFFE;
  }

  private static void nested(XMLStreamWriter xml, String text, String... elements)
      throws XMLStreamException {
    for (var element : elements) xml.writeStartElement(element);
    xml.writeCharacters(text);
    for (int i = 0; i < elements.length; i++) xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    nested(xml, text, element);
  }

  /** Major units with all the digits of the currency. */
  private static String decimal(Amount amount) {
    return BigDecimal.valueOf(amount.value(), amount.currency().decimals()).toPlainString();
  }
}
