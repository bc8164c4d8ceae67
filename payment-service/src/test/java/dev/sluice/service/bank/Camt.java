package dev.sluice.service.bank;

import dev.sluice.service.config.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** Statements as banks write them. */
final class Camt {

  static Api.Reply send(Api who, String file) {
    return who.with("Idempotency-Key", UUID.randomUUID().toString())
        .with("Content-Type", "application/xml")
        .send("POST", "/api/v1/bank-statements", BodyPublishers.ofString(file));
  }

  static String statement(
      String account, String id, String day, String opening, String closing, String entries) {
    return """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
    <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T23:59:59Z</CreDtTm></GrpHdr>
    <Stmt><Id>%s</Id><Acct><Id><Othr><Id>%s</Id></Othr></Id></Acct>%s%s%s</Stmt>
    </BkToCstmrStmt></Document>
    """
        .formatted(
            id, account, balance("OPBD", opening, day), balance("CLBD", closing, day), entries);
  }

  private static String balance(String code, String amount, String day) {
    return """
    <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>
    """
        .formatted(code, amount, day);
  }

  static String entry(
      String reference,
      String amount,
      String side,
      String day,
      String endToEnd,
      String remittance) {
    return entry(reference, amount, side, day, endToEnd, remittance, "");
  }

  /** One that came back, with a reason. */
  static String entry(
      String reference,
      String amount,
      String side,
      String day,
      String endToEnd,
      String remittance,
      String reason) {
    return """
    <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><BkTxCd/>
    <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>
    <RmtInf><Ustrd>%s</Ustrd></RmtInf>%s</TxDtls></NtryDtls></Ntry>
    """
        .formatted(
            amount,
            side,
            day,
            reference,
            endToEnd,
            remittance.replace("<", "&lt;").replace(">", "&gt;"),
            reason.isEmpty() ? "" : "<RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf>".formatted(reason));
  }

  private Camt() {}
}
