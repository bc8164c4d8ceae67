package dev.sluice.infrastructure.bank;

/** Statements of 20 November as banks write them. */
final class Camt {

  static String statement(String id, String opening, String closing, String... entries) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
    <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T23:59:59Z</CreDtTm></GrpHdr>
    <Stmt><Id>%s</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>
    %s%s%s
    </Stmt></BkToCstmrStmt></Document>
    """
        .formatted(
            id, balance("OPBD", opening), balance("CLBD", closing), String.join("\n", entries));
  }

  private static String balance(String code, String amount) {
    boolean owed = amount.startsWith("-");
    return """
    <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>
    <CdtDbtInd>%s</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
    """
        .formatted(code, owed ? amount.substring(1) : amount, owed ? "DBIT" : "CRDT");
  }

  static String entry(
      String reference,
      String amount,
      String side,
      String endToEnd,
      String remittance,
      String reason) {
    return """
    <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><BkTxCd/>
    <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>
    <RmtInf><Ustrd>%s</Ustrd></RmtInf>%s</TxDtls></NtryDtls></Ntry>
    """
        .formatted(
            amount,
            side,
            reference,
            endToEnd,
            remittance,
            reason.isEmpty() ? "" : "<RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf>".formatted(reason));
  }

  private Camt() {}
}
