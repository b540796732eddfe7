package org.diwan.claims.payment;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reports on orders, as banks write them. */
final class PaymentReports {

    static final String BANK = "DIWASARI";

    private PaymentReports() {}

    /** On an order as a whole. */
    static byte[] whole(String order, String status) {
        return of(id(), BANK, order, status, "");
    }

    /** On transfers, each as {@code 1=ACSC} or {@code 2=RJCT:AC04}. */
    static byte[] parts(String order, String status, String... transfers) {
        var items = new StringBuilder();
        for (String one : transfers) {
            String[] said = one.split("[=:]");
            items.append("<TxInfAndSts><OrgnlEndToEndId>%s-%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>"
                    .formatted(order, said[0], said[1], said.length > 2 ? reason(said[2]) : ""));
        }
        return of(
                id(),
                BANK,
                order,
                status,
                "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + order + "</OrgnlPmtInfId>" + items + "</OrgnlPmtInfAndSts>");
    }

    static byte[] of(String id, String bank, String order, String status, String blocks) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-22T10:00:00Z</CreDtTm>
                <DbtrAgt><FinInstnId><BICFI>%s</BICFI></FinInstnId></DbtrAgt></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
                %s</CstmrPmtStsRpt></Document>"""
                .formatted(id, bank, order, status.isEmpty() ? "" : "<GrpSts>" + status + "</GrpSts>", blocks)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(String code) {
        return "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn></StsRsnInf>";
    }

    static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
