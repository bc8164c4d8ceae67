package dev.sluice.application.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.payout.StatusReport.Fate;
import dev.sluice.application.payout.StatusReport.Line;
import dev.sluice.common.error.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank's answers, as ISO 20022 has them. */
class StatusReportTest {

  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
        <CstmrPmtStsRpt>
          <GrpHdr><MsgId>bank-7</MsgId><CreDtTm>2026-03-02T10:15:00+01:00</CreDtTm></GrpHdr>
          <OrgnlGrpInfAndSts>
            <OrgnlMsgId>pba_1-EUR</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
            <GrpSts>PART</GrpSts>
          </OrgnlGrpInfAndSts>
          <OrgnlPmtInfAndSts>
            <OrgnlPmtInfId>pba_1-EUR</OrgnlPmtInfId>
            <TxInfAndSts>
              <OrgnlEndToEndId>pout_1</OrgnlEndToEndId><TxSts>ACSC</TxSts>
            </TxInfAndSts>
            <TxInfAndSts>
              <OrgnlEndToEndId>pout_2</OrgnlEndToEndId><TxSts>RJCT</TxSts>
              <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf></StsRsnInf>
              <OrgnlTxRef><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf></OrgnlTxRef>
            </TxInfAndSts>
            <TxInfAndSts>
              <OrgnlEndToEndId>pout_3</OrgnlEndToEndId><TxSts>ACSP</TxSts>
            </TxInfAndSts>
          </OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt>
      </Document>
      """;

  @Test
  void what_the_bank_says_of_files_and_of_payouts_is_read() throws Exception {
    PaymentFileTest.schema("pain.002.001.10.xsd")
        .newValidator()
        .validate(new StreamSource(bytes(REPORT)));

    var report = read(REPORT);
    assertThat(report.day()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(report.lines())
        .containsExactly(
            new Line(true, "pba_1-EUR", Fate.PENDING, "PART"),
            new Line(false, "pout_1", Fate.SETTLED, "ACSC"),
            new Line(false, "pout_2", Fate.RETURNED, "AC04"),
            new Line(false, "pout_3", Fate.PENDING, "ACSP"));
  }

  @Test
  void an_older_version_and_a_whole_file_are_read_as_well() {
    var report =
        read(
            """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>1</MsgId><CreDtTm>2026-03-02T10:15:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>pba_1-EUR</OrgnlMsgId><GrpSts>RJCT</GrpSts>
            <StsRsnInf><Rsn><Prtry>no such account</Prtry></Rsn></StsRsnInf>
            </OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>
            """);

    assertThat(report.lines())
        .containsExactly(new Line(true, "pba_1-EUR", Fate.RETURNED, "no such account"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "<Document/>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'/>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'/>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Document"
            + " xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'>&e;</Document>",
        "<!DOCTYPE x><Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'/>"
      })
  void what_is_no_report_is_refused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("The report");
  }

  private static StatusReport read(String text) {
    return StatusReport.read(bytes(text));
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8));
  }
}
