package org.diwan.bank;

import java.nio.charset.StandardCharsets;

/** Reports as banks write them. */
public final class Reports {

    private Reports() {}

    public static byte[] matched(String id, String bank, String question) {
        return of("03", id, bank, question, "<Vrfctn>true</Vrfctn>");
    }

    public static byte[] notMatched(String id, String bank, String question) {
        return of("03", id, bank, question, "<Vrfctn>false</Vrfctn><Rsn><Cd>AC01</Cd></Rsn>");
    }

    public static byte[] of(String version, String id, String bank, String question, String answer) {
        String bic = version.equals("01") ? "BIC" : "BICFI";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <d:Document xmlns:d="urn:iso:std:iso:20022:tech:xsd:acmt.024.001.%1$s">
                  <d:IdVrfctnRpt>
                    <d:Assgnmt>
                      <d:MsgId>%2$s</d:MsgId>
                      <d:CreDtTm>2026-11-21T10:00:00Z</d:CreDtTm>
                      <d:Assgnr><d:Agt><d:FinInstnId><d:%6$s>%3$s</d:%6$s></d:FinInstnId></d:Agt></d:Assgnr>
                      <d:Assgne><d:Pty><d:Nm>Social Insurance Institution</d:Nm></d:Pty></d:Assgne>
                    </d:Assgnmt>
                    <d:OrgnlAssgnmt><d:MsgId>%4$s</d:MsgId><d:CreDtTm>2026-11-21T09:00:00Z</d:CreDtTm></d:OrgnlAssgnmt>
                    <d:Rpt><d:OrgnlId>%4$s</d:OrgnlId>%5$s</d:Rpt>
                  </d:IdVrfctnRpt>
                </d:Document>"""
                .formatted(version, id, bank, question, answer.replaceAll("<(/?)(\\w)", "<$1d:$2"), bic)
                .getBytes(StandardCharsets.UTF_8);
    }
}
