package org.diwan.accounts.bank;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diwan.bank.BankAnswer;
import org.diwan.bank.IsoXml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A bank's report, {@code acmt.024}, of any version the library knows.
 *
 * @param id of the message
 * @param sender BIC of who assigns it, or empty
 * @param question id of the message it answers, where it says so
 */
record VerificationReport(String id, String sender, @Nullable String question, List<Finding> findings)
        implements BankAnswer {

    /**
     * What it says to one question.
     *
     * @param question the question's id
     * @param code why not
     * @param iban the account it speaks of, where it says so
     */
    record Finding(String question, boolean matched, @Nullable String code, @Nullable String iban) {}

    /**
     * Reads it from the root of a document that its schema allows.
     *
     * @throws IsoXml.Malformed where something lacks
     */
    static VerificationReport of(Element root) {
        Element report = IsoXml.child(root, "IdVrfctnRpt").orElseThrow(() -> new IsoXml.Malformed("no IdVrfctnRpt"));
        return new VerificationReport(
                IsoXml.text(report, "Assgnmt", "MsgId").orElseThrow(() -> new IsoXml.Malformed("a blank MsgId")),
                sender(report).orElse(""),
                IsoXml.text(report, "OrgnlAssgnmt", "MsgId").orElse(null),
                IsoXml.children(report)
                        .filter(it -> "Rpt".equals(it.getLocalName()))
                        .map(VerificationReport::finding)
                        .toList());
    }

    private static Optional<String> sender(Element report) {
        return IsoXml.child(report, "Assgnmt", "Assgnr").flatMap(by -> IsoXml.text(by, "Agt", "FinInstnId", "BICFI")
                .or(() -> IsoXml.text(by, "Agt", "FinInstnId", "BIC"))
                .or(() -> IsoXml.text(by, "Pty", "Id", "OrgId", "AnyBIC"))
                .or(() -> IsoXml.text(by, "Pty", "Id", "OrgId", "BICOrBEI")));
    }

    private static Finding finding(Element report) {
        String said = IsoXml.text(report, "Vrfctn").orElse("");
        return new Finding(
                IsoXml.text(report, "OrgnlId").orElse(""),
                said.equals("true") || said.equals("1"),
                IsoXml.text(report, "Rsn", "Cd")
                        .or(() -> IsoXml.text(report, "Rsn", "Prtry"))
                        .orElse(null),
                IsoXml.text(report, "OrgnlPtyAndAcctId", "Acct", "Id", "IBAN")
                        .or(() -> IsoXml.text(report, "OrgnlPtyAndAcctId", "Acct", "IBAN"))
                        .map(iban -> iban.toUpperCase(Locale.ROOT))
                        .orElse(null));
    }

    /** Where the message names no other message, its first finding names the question. */
    @Override
    public String request() {
        return question == null ? findings.get(0).question() : question;
    }

    @Override
    public Boolean matched() {
        return findings.get(0).matched();
    }

    @Override
    public @Nullable String code() {
        return findings.get(0).code();
    }

    /** Whether it says something of this question, and of no other. */
    boolean isOnlyOn(String asked) {
        return findings.stream().allMatch(it -> it.question().equals(asked));
    }

    /** Whether it answers both yes and no, gives a reason for a yes, or speaks of an account that was not asked for. */
    boolean contradicts(String iban) {
        return findings.stream().map(Finding::matched).distinct().count() > 1
                || findings.stream().anyMatch(it -> it.matched() && it.code() != null)
                || findings.stream().anyMatch(it -> it.iban() != null && !iban.equals(it.iban()));
    }
}
