package dev.sluice.infrastructure.bank;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The schema of camt.053.001.08. The library has that of camt.052.001.08, the account report, whose
 * types are those of the statement: the two messages of this release differ in the names of their
 * outermost elements, and a statement has to have balances.
 */
final class Camt053Schema {

  static final String NAME = "camt.053.001.08";

  private static final String REPORT = "/camt.052.001.08.xsd";

  private static final class Holder {
    static final Schema SCHEMA = compiled();
  }

  static Schema schema() {
    return Holder.SCHEMA;
  }

  private static Schema compiled() {
    try {
      var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(new StreamSource(new StringReader(text())));
    } catch (SAXException e) {
      throw new IllegalStateException("the schema of " + NAME + " cannot be read", e);
    }
  }

  private static String text() {
    try (var in = Camt053Schema.class.getResourceAsStream(REPORT)) {
      if (in == null) throw new IllegalStateException("there is no " + REPORT);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("camt.052.001.08", NAME)
          .replace("BkToCstmrAcctRpt", "BkToCstmrStmt")
          .replace("BankToCustomerAccountReportV08", "BankToCustomerStatementV08")
          .replace("name=\"Rpt\"", "name=\"Stmt\"")
          .replace("AccountReport25", "AccountStatement9")
          .replace("RptPgntn", "StmtPgntn")
          .replace("AddtlRptInf", "AddtlStmtInf")
          .replace("minOccurs=\"0\" name=\"Bal\"", "minOccurs=\"1\" name=\"Bal\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Camt053Schema() {}
}
