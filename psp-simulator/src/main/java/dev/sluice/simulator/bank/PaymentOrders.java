package dev.sluice.simulator.bank;

import dev.sluice.simulator.wire.Unreadable;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a payment file, pain.001 of any version: what is paid out, and what it is called. */
final class PaymentOrders {

  private static final String TRANSACTION = "CdtTrfTxInf";

  /** What is said of one transaction so far. */
  private static final class Order {
    String endToEnd = "";
    String remittance = "";
    String currency = "";
    long amount;
  }

  static List<Booking> read(byte[] file, LocalDate day) {
    var orders = new ArrayList<Booking>();
    try {
      var xml = reader(file);
      Deque<String> path = new ArrayDeque<>();
      var order = new Order();
      while (xml.hasNext())
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            var name = xml.getLocalName();
            if (path.isEmpty() && !xml.getNamespaceURI().contains("pain.001"))
              throw new Unreadable("a payment file is pain.001");
            if (name.equals(TRANSACTION)) order = new Order();
            if (path.contains(TRANSACTION) && isLeaf(name)) take(order, name, xml);
            else path.push(name);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (path.pop().equals(TRANSACTION)) orders.add(booking(order, day));
          }
          case XMLStreamConstants.DTD -> throw new Unreadable("a payment file has no DOCTYPE");
          default -> {}
        }
    } catch (XMLStreamException | RuntimeException e) {
      throw e instanceof Unreadable known
          ? known
          : new Unreadable("the payment file cannot be read: " + e.getMessage());
    }
    if (orders.isEmpty()) throw new Unreadable("the payment file pays nobody");
    return orders;
  }

  private static XMLStreamReader reader(byte[] file) throws XMLStreamException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(file));
  }

  private static boolean isLeaf(String name) {
    return name.equals("EndToEndId") || name.equals("InstdAmt") || name.equals("Ustrd");
  }

  private static void take(Order order, String name, XMLStreamReader xml)
      throws XMLStreamException {
    switch (name) {
      case "EndToEndId" -> order.endToEnd = xml.getElementText().strip();
      case "Ustrd" -> order.remittance = xml.getElementText().strip();
      default -> {
        order.currency = String.valueOf(xml.getAttributeValue(null, "Ccy"));
        order.amount =
            new BigDecimal(xml.getElementText().strip())
                .movePointRight(Currency.getInstance(order.currency).getDefaultFractionDigits())
                .longValueExact();
      }
    }
  }

  private static Booking booking(Order order, LocalDate day) {
    if (order.amount <= 0 || order.endToEnd.isEmpty())
      throw new Unreadable("a payment needs an amount and an EndToEndId");
    return new Booking(day, order.currency, -order.amount, order.endToEnd, order.remittance, "");
  }

  private PaymentOrders() {}
}
