package org.diwan.bank;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an order to pay, {@code pain.001.001.09}, payment by payment: a million needs no more memory than one. What is
 * told the same way gives the same bytes.
 */
public final class CreditTransfers {

    /** Of the message. */
    public static final String MESSAGE = "pain.001.001.09";

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:" + MESSAGE;
    private static final int LONGEST_NAME = 140;

    private final XMLStreamWriter xml;
    private boolean inBlock;

    private CreditTransfers(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** How many payments, and how much in all. */
    public record Total(long count, BigDecimal sum) {}

    /**
     * A payment.
     *
     * @param id from us to whom is paid
     * @param bic of the bank that keeps the account
     * @param purpose a code of ISO 20022
     */
    public record Transfer(
            String id, BigDecimal amount, String currency, String bic, String holder, String iban, String purpose) {}

    private interface Writing {
        void write() throws XMLStreamException;
    }

    /** Begins a message. */
    public static CreditTransfers begin(OutputStream to, String id, Instant at, Total total, Debtor debtor) {
        try {
            var text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
            var file = new CreditTransfers(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text));
            file.header(id, at, total, debtor);
            return file;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The file of payments cannot be written", e);
        }
    }

    private void header(String id, Instant at, Total total, Debtor debtor) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("CstmrCdtTrfInitn");
        xml.writeStartElement("GrpHdr");
        element("MsgId", id);
        element("CreDtTm", at.truncatedTo(ChronoUnit.SECONDS).toString());
        total(total);
        xml.writeStartElement("InitgPty");
        element("Nm", name(debtor.name()));
        close(2);
    }

    /** Begins a block of payments from one account on one day. */
    public void block(String id, LocalDate day, Total total, Debtor debtor) {
        write(() -> {
            close(inBlock ? 1 : 0);
            inBlock = true;
            xml.writeStartElement("PmtInf");
            element("PmtInfId", id);
            element("PmtMtd", "TRF");
            total(total);
            nested(day.toString(), "ReqdExctnDt", "Dt");
            nested(name(debtor.name()), "Dbtr", "Nm");
            nested(debtor.iban(), "DbtrAcct", "Id", "IBAN");
            nested(debtor.bic(), "DbtrAgt", "FinInstnId", "BICFI");
        });
    }

    /** Writes a payment of the block. */
    public void add(Transfer transfer) {
        write(() -> {
            xml.writeStartElement("CdtTrfTxInf");
            nested(transfer.id(), "PmtId", "EndToEndId");
            xml.writeStartElement("Amt");
            xml.writeStartElement("InstdAmt");
            xml.writeAttribute("Ccy", transfer.currency());
            xml.writeCharacters(transfer.amount().toPlainString());
            close(2);
            nested(transfer.bic(), "CdtrAgt", "FinInstnId", "BICFI");
            nested(name(transfer.holder()), "Cdtr", "Nm");
            nested(transfer.iban(), "CdtrAcct", "Id", "IBAN");
            nested(transfer.purpose(), "Purp", "Cd");
            close(1);
        });
    }

    /** Ends the message. */
    public void end() {
        write(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The file of payments cannot be written", e);
        }
    }

    private void total(Total total) throws XMLStreamException {
        element("NbOfTxs", Long.toString(total.count()));
        element("CtrlSum", total.sum().toPlainString());
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
}
