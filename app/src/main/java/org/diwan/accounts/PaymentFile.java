package org.diwan.accounts;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.diwan.accounts.PaymentRun.Total;

/**
 * A run as {@code pain.001.001.09}, written payment by payment: a million needs no more memory than one. The same run
 * always gives the same bytes.
 */
final class PaymentFile {

    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final int LONGEST_ID = 35;
    private static final int LONGEST_NAME = 140;

    private final XMLStreamWriter xml;
    private final PaymentRun run;
    private final Debtor debtor;
    private final Iterator<Total> blocks;
    private String currency = "";

    private PaymentFile(XMLStreamWriter xml, PaymentRun run, Debtor debtor) {
        this.xml = xml;
        this.run = run;
        this.debtor = debtor;
        this.blocks = run.totals().iterator();
    }

    /** Writes the whole file; the rows give the payments of the run by currency. */
    static void write(PaymentRun run, Debtor debtor, PaymentRows rows, OutputStream to) {
        try {
            Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            var file = new PaymentFile(xml, run, debtor);
            file.begin();
            rows.each(run.month(), file::add);
            file.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The file of payments cannot be written", e);
        }
    }

    private void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("CstmrCdtTrfInitn");
        xml.writeStartElement("GrpHdr");
        element("MsgId", "DIWAN-" + run.month());
        element("CreDtTm", run.at().truncatedTo(ChronoUnit.SECONDS).toString());
        element("NbOfTxs", Long.toString(run.count()));
        element("CtrlSum", run.checkSum().toPlainString());
        xml.writeStartElement("InitgPty");
        element("Nm", name(debtor.name()));
        close(2);
    }

    private void add(Payment payment) {
        try {
            if (!payment.currency().equals(currency)) {
                beginBlock(payment.currency());
            }
            transaction(payment);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The file of payments cannot be written", e);
        }
    }

    private void beginBlock(String ofCurrency) throws XMLStreamException {
        Total total = blocks.next();
        if (!total.currency().equals(ofCurrency)) {
            throw new IllegalStateException("Payments and totals of " + run.month() + " differ");
        }
        close(currency.isEmpty() ? 0 : 1);
        currency = ofCurrency;
        xml.writeStartElement("PmtInf");
        element("PmtInfId", "DIWAN-" + run.month() + "-" + currency);
        element("PmtMtd", "TRF");
        element("NbOfTxs", Long.toString(total.count()));
        element("CtrlSum", total.sum().toPlainString());
        nested(run.payDay().toString(), "ReqdExctnDt", "Dt");
        nested(name(debtor.name()), "Dbtr", "Nm");
        nested(debtor.iban(), "DbtrAcct", "Id", "IBAN");
        nested(debtor.bic(), "DbtrAgt", "FinInstnId", "BICFI");
    }

    private void transaction(Payment payment) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        nested(endToEndId(payment.benefitId(), run.month()), "PmtId", "EndToEndId");
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", payment.currency());
        xml.writeCharacters(payment.amount().toPlainString());
        close(2);
        nested(payment.bankBic(), "CdtrAgt", "FinInstnId", "BICFI");
        nested(name(payment.holderName()), "Cdtr", "Nm");
        nested(payment.iban(), "CdtrAcct", "Id", "IBAN");
        nested("PENS", "Purp", "Cd");
        close(1);
    }

    private void end() throws XMLStreamException {
        if (blocks.hasNext()) {
            throw new IllegalStateException("Payments and totals of " + run.month() + " differ");
        }
        xml.writeEndDocument();
        xml.flush();
    }

    private void nested(String text, String... names) throws XMLStreamException {
        for (int i = 0; i < names.length - 1; i++) {
            xml.writeStartElement(names[i]);
        }
        element(names[names.length - 1], text);
        close(names.length - 1);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }

    /** No longer than the format allows, whole characters, and none that XML cannot hold. */
    private static String name(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** One payment has one name, month after month; a long one is shortened to what cannot be mistaken. */
    static String endToEndId(String benefit, YearMonth month) {
        String id = benefit + "-" + month;
        return id.length() <= LONGEST_ID ? id : hash(benefit).substring(0, 27) + "-" + month;
    }

    private static String hash(String benefit) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(benefit.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
