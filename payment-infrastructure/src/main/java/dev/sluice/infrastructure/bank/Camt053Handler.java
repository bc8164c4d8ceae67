package dev.sluice.infrastructure.bank;

import dev.sluice.domain.bank.BankStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Picks out of a statement what concerns us, element by element. */
final class Camt053Handler extends DefaultHandler {

  private static final String STATEMENT = "/Document/BkToCstmrStmt/Stmt";

  private final List<BankStatement> statements = new ArrayList<>();
  private final StringBuilder path = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private String currency = "";
  private @Nullable Camt053Statement statement;

  List<BankStatement> statements() {
    return statements;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    path.append('/').append(name);
    text.setLength(0);
    var given = attributes.getValue("Ccy");
    if (given != null) currency = given;
    if (path.toString().equals(STATEMENT)) statement = new Camt053Statement();
    else if (statement != null) statement.begin(inside());
  }

  @Override
  public void characters(char[] letters, int start, int length) {
    text.append(letters, start, length);
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    var current = statement;
    if (current != null) {
      if (path.toString().equals(STATEMENT)) {
        statements.add(current.read());
        statement = null;
      } else current.end(inside(), text.toString().strip(), currency);
    }
    text.setLength(0);
    path.setLength(path.length() - name.length() - 1);
  }

  private String inside() {
    return path.substring(STATEMENT.length() + 1);
  }
}
