package dev.sluice.application.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Payment files against the schema of ISO 20022. */
class PaymentFileTest {

  private static final Instant NOW = Instant.parse("2026-03-02T06:00:00.123456Z");
  private static final PayoutBatchId BATCH = new PayoutBatchId(8);
  private static final Schema SCHEMA = schema("pain.001.001.09.xsd");

  private final PaymentFile bank =
      new PaymentFile(new BankAccount(Iban.of("DE02120300000000202051"), "Märkte & Söhne"));

  @Test
  void a_file_says_whom_to_pay_how_much_and_under_which_name() throws Exception {
    var text = written(List.of(payout(1, Amount.of(1269, "EUR"), "Änna <Sön>"), euros(2, 90_000)));

    assertThat(text)
        .contains(
            "<MsgId>" + BATCH + "-EUR</MsgId><CreDtTm>2026-03-02T06:00:00Z</CreDtTm>",
            "<NbOfTxs>2</NbOfTxs><CtrlSum>912.69</CtrlSum>",
            "<BtchBookg>false</BtchBookg>",
            "<ReqdExctnDt><Dt>2026-03-02</Dt></ReqdExctnDt>",
            "<DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct>",
            "<EndToEndId>" + new PayoutId(1) + "</EndToEndId>",
            "<InstdAmt Ccy=\"EUR\">12.69</InstdAmt>",
            "<Nm>Änna &lt;Sön&gt;</Nm>",
            "<CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct>");
    assertThat(written(List.of(payout(1, Amount.of(100, "JPY"), "a"))))
        .contains("<InstdAmt Ccy=\"JPY\">100</InstdAmt>", "<ChrgBr>SHAR</ChrgBr>");
    assertThat(written(List.of(payout(1, Amount.of(1005, "KWD"), "a"))))
        .contains("<InstdAmt Ccy=\"KWD\">1.005</InstdAmt>");
  }

  /** What would make a bank refuse the file would keep everybody in it from being paid. */
  @Test
  void no_name_makes_a_file_that_cannot_be_read() throws Exception {
    for (var name :
        List.of("\uFFFE\uFFFF", "a\uD800", "\u0085x\u007F", "𝒳".repeat(70), "x".repeat(140), " a"))
      written(List.of(payout(1, Amount.of(1, "EUR"), name)));
    assertThat(written(List.of(payout(1, Amount.of(1, "EUR"), "\uFFFE"))))
        .contains("<Nm>NOTPROVIDED</Nm>");
  }

  @Seeded(times = 50)
  void whatever_is_paid_the_file_is_valid(Chance chance) throws Exception {
    var currency = chance.oneOf("EUR", "JPY", "KWD");
    var payouts = new ArrayList<Payout>();
    for (int i = chance.nextInt(1, 20); i > 0; i--)
      payouts.add(payout(i, Amount.of(chance.amount(Amount.LARGEST), currency), "Seller " + i));

    assertThat(written(payouts)).isEqualTo(written(payouts));
  }

  @Test
  void the_schema_sees_what_is_wrong() {
    var wrong = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"/>";

    assertThatThrownBy(() -> validate(wrong.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SAXException.class);
  }

  private String written(List<Payout> payouts) throws IOException, SAXException {
    var currency = payouts.getFirst().amount().currency();
    var total = PaymentFile.total(currency, payouts);
    var name = PayoutBatches.File.name(BATCH, currency);
    var text = bank.of(name, total, payouts, NOW);
    validate(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void validate(byte[] text) throws IOException, SAXException {
    SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(text)));
  }

  static Schema schema(String name) {
    var url = Objects.requireNonNull(PaymentFileTest.class.getResource("/" + name), name);
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(url);
    } catch (SAXException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Payout euros(long id, long cents) {
    return payout(id, Amount.of(cents, "EUR"), "Bert");
  }

  private static Payout payout(long id, Amount amount, String holder) {
    return new Payout(
        new PayoutId(id),
        BATCH,
        new SellerId("seller-" + id),
        amount,
        new BankAccount(Iban.of("DE89370400440532013000"), holder),
        new PayoutState.Created(),
        "trace",
        NOW);
  }
}
