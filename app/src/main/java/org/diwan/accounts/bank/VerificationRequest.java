package org.diwan.accounts.bank;

import com.prowidesoftware.swift.model.mx.MxAcmt02300103;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount40;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.IdentificationAssignment3;
import com.prowidesoftware.swift.model.mx.dic.IdentificationInformation4;
import com.prowidesoftware.swift.model.mx.dic.IdentificationVerification4;
import com.prowidesoftware.swift.model.mx.dic.IdentificationVerificationRequestV03;
import com.prowidesoftware.swift.model.mx.dic.Party40Choice;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.diwan.bank.IsoSchemas;

/** The question to a bank whether an account is its holder's: {@code acmt.023}. */
final class VerificationRequest {

    static final String MESSAGE = "acmt.023.001.03";

    private static final int LONGEST_NAME = 140;

    private VerificationRequest() {}

    /** @param id of the message and of its one question; the report names either */
    static byte[] write(String id, AskedAccount asked, String institution, OffsetDateTime at) {
        var us = new Party40Choice().setPty(new PartyIdentification135().setNm(name(institution)));
        var bank = bank(asked.bank());
        var assignment = new IdentificationAssignment3()
                .setMsgId(id)
                .setCreDtTm(at.truncatedTo(ChronoUnit.SECONDS))
                .setCretr(us)
                .setAssgnr(us)
                .setAssgne(new Party40Choice().setAgt(bank));
        var account = new IdentificationInformation4()
                .setPty(new PartyIdentification135().setNm(name(asked.holder())))
                .setAcct(new CashAccount40().setId(new AccountIdentification4Choice().setIBAN(asked.iban())))
                .setAgt(bank);
        var message = new MxAcmt02300103()
                .setIdVrfctnReq(new IdentificationVerificationRequestV03()
                        .setAssgnmt(assignment)
                        .addVrfctn(new IdentificationVerification4().setId(id).setPtyAndAcctId(account)));
        byte[] content = message.message().getBytes(StandardCharsets.UTF_8);
        IsoSchemas.validate(content, MESSAGE);
        return content;
    }

    private static BranchAndFinancialInstitutionIdentification6 bank(String bic) {
        return new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(new FinancialInstitutionIdentification18().setBICFI(bic));
    }

    /** As long as the schema allows, without characters that XML has no place for. */
    private static String name(String given) {
        String plain = given.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
