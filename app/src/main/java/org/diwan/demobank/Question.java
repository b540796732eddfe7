package org.diwan.demobank;

import com.prowidesoftware.swift.model.mx.MxAcmt02300103;
import com.prowidesoftware.swift.model.mx.MxAcmt02400103;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.IdentificationAssignment3;
import com.prowidesoftware.swift.model.mx.dic.IdentificationVerificationReportV03;
import com.prowidesoftware.swift.model.mx.dic.MessageIdentification7;
import com.prowidesoftware.swift.model.mx.dic.Party40Choice;
import com.prowidesoftware.swift.model.mx.dic.VerificationReason1Choice;
import com.prowidesoftware.swift.model.mx.dic.VerificationReport4;
import java.time.OffsetDateTime;

/**
 * What the bank is asked, {@code acmt.023}, and how it writes an answer, {@code acmt.024}.
 *
 * @param id of the message
 * @param item of the question in it
 * @param bank BIC of the bank that is asked
 */
record Question(String id, String item, String iban, String bank) {

    private static final int LONGEST_ID = 35;

    static Question of(String text) {
        var request = MxAcmt02300103.parse(text).getIdVrfctnReq();
        var verification = request.getVrfctn().get(0);
        return new Question(
                request.getAssgnmt().getMsgId(),
                verification.getId(),
                verification.getPtyAndAcctId().getAcct().getId().getIBAN(),
                request.getAssgnmt().getAssgne().getAgt().getFinInstnId().getBICFI());
    }

    /** @param number of the answer, from 1; part of its id */
    String answer(int number, String by, boolean matched, OffsetDateTime at) {
        var report = new VerificationReport4().setOrgnlId(item).setVrfctn(matched);
        if (!matched) {
            report.setRsn(new VerificationReason1Choice().setCd("AC01"));
        }
        var bankAsked = new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(new FinancialInstitutionIdentification18().setBICFI(by));
        var assignment = new IdentificationAssignment3()
                .setMsgId(answerId(number))
                .setCreDtTm(at)
                .setAssgnr(new Party40Choice().setAgt(bankAsked))
                .setAssgne(new Party40Choice().setAgt(bankAsked));
        return new MxAcmt02400103()
                .setIdVrfctnRpt(new IdentificationVerificationReportV03()
                        .setAssgnmt(assignment)
                        .setOrgnlAssgnmt(
                                new MessageIdentification7().setMsgId(id).setCreDtTm(at))
                        .addRpt(report))
                .message();
    }

    String answerId(int number) {
        String whole = "R" + number + "-" + id;
        return whole.substring(0, Math.min(whole.length(), LONGEST_ID));
    }
}
