package dev.sluice.infrastructure.bank;

import dev.sluice.application.bank.StatementReader;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.bank.BankStatement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Reads camt.053, checked against its schema while it is read. Whatever XML can be made to fetch or
 * to blow up is refused before it is looked at.
 */
@Component
final class Camt053Reader implements StatementReader {

  private static final int LONGEST_COMPLAINT = 300;

  @Override
  public List<BankStatement> read(byte[] file) {
    var handler = new Camt053Handler();
    try {
      var validator = Camt053Schema.schema().newValidatorHandler();
      validator.setErrorHandler(new Strict());
      validator.setContentHandler(handler);
      var reader = reader();
      reader.setContentHandler(validator);
      reader.setErrorHandler(new Strict());
      reader.parse(new InputSource(new ByteArrayInputStream(file)));
    } catch (SAXParseException wrong) {
      throw refused("line " + wrong.getLineNumber() + ": " + wrong.getMessage());
    } catch (SAXException wrong) {
      throw refused(String.valueOf(wrong.getMessage()));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java cannot read XML safely", e);
    } catch (IOException unreadable) {
      throw refused(String.valueOf(unreadable.getMessage()));
    }
    return handler.statements();
  }

  private static XMLReader reader() throws ParserConfigurationException, SAXException {
    var factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    return factory.newSAXParser().getXMLReader();
  }

  private static Problem refused(String why) {
    var told = why.length() > LONGEST_COMPLAINT ? why.substring(0, LONGEST_COMPLAINT) + "…" : why;
    return Problem.invalid("/", "is no " + Camt053Schema.NAME + " as its schema has it: " + told);
  }

  /** What the schema does not allow is not read. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException harmless) {}

    @Override
    public void error(SAXParseException wrong) throws SAXException {
      throw wrong;
    }

    @Override
    public void fatalError(SAXParseException wrong) throws SAXException {
      throw wrong;
    }
  }
}
