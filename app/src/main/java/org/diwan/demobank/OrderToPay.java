package org.diwan.demobank;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader86;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupHeader17;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * An order to pay, {@code pain.001}, and how the bank reports on it, {@code pain.002}.
 *
 * @param id of the message
 * @param bank BIC of the bank that pays
 * @param block id of its payments
 * @param iban the account that is paid to
 * @param transfers their ids from end to end
 */
record OrderToPay(String id, String bank, String block, String iban, List<String> transfers) {

    private static final int LONGEST_ID = 35;

    /** Pensions and the like are paid without a report. */
    static boolean isReportedOn(String text) {
        return text.contains("tech:xsd:pain.001.001.09") && text.contains(">MDCS<");
    }

    static OrderToPay of(String text) {
        var initiation = MxPain00100109.parse(text).getCstmrCdtTrfInitn();
        var block = initiation.getPmtInf().get(0);
        List<CreditTransferTransaction34> payments = block.getCdtTrfTxInf();
        return new OrderToPay(
                initiation.getGrpHdr().getMsgId(),
                block.getDbtrAgt().getFinInstnId().getBICFI(),
                block.getPmtInfId(),
                payments.get(0).getCdtrAcct().getId().getIBAN(),
                payments.stream()
                        .map(payment -> payment.getPmtId().getEndToEndId())
                        .toList());
    }

    /**
     * @param number of the report, from 1; part of its id
     * @param rejected the transfers that are not paid
     */
    String report(int number, String by, Set<String> rejected, OffsetDateTime at) {
        var bankThatPays = new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(new FinancialInstitutionIdentification18().setBICFI(by));
        var payments = new OriginalPaymentInstruction32().setOrgnlPmtInfId(block);
        transfers.forEach(transfer -> payments.addTxInfAndSts(status(transfer, rejected.contains(transfer))));
        return new MxPain00200110()
                .setCstmrPmtStsRpt(new CustomerPaymentStatusReportV10()
                        .setGrpHdr(new GroupHeader86()
                                .setMsgId(reportId(number))
                                .setCreDtTm(at)
                                .setDbtrAgt(bankThatPays))
                        .setOrgnlGrpInfAndSts(new OriginalGroupHeader17()
                                .setOrgnlMsgId(id)
                                .setOrgnlMsgNmId("pain.001.001.09")
                                .setGrpSts(group(rejected)))
                        .addOrgnlPmtInfAndSts(payments))
                .message();
    }

    private String group(Set<String> rejected) {
        if (rejected.isEmpty()) {
            return "ACSC";
        }
        return rejected.containsAll(transfers) ? "RJCT" : "PART";
    }

    private static PaymentTransaction105 status(String transfer, boolean rejected) {
        var status = new PaymentTransaction105().setOrgnlEndToEndId(transfer).setTxSts(rejected ? "RJCT" : "ACSC");
        if (rejected) {
            status.addStsRsnInf(new StatusReasonInformation12().setRsn(new StatusReason6Choice().setCd("AC04")));
        }
        return status;
    }

    String reportId(int number) {
        String whole = "P" + number + "-" + id;
        return whole.substring(0, Math.min(whole.length(), LONGEST_ID));
    }
}
