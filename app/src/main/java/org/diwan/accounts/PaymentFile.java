package org.diwan.accounts;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Iterator;
import org.diwan.accounts.PaymentRun.Total;
import org.diwan.bank.CreditTransfers;
import org.diwan.bank.Debtor;

/** A run as an order to pay; the same run always gives the same bytes. */
final class PaymentFile {

    private static final String PURPOSE = "PENS";
    private static final int LONGEST_ID = 35;

    private final CreditTransfers file;
    private final PaymentRun run;
    private final Debtor debtor;
    private final Iterator<Total> blocks;
    private String currency = "";

    private PaymentFile(CreditTransfers file, PaymentRun run, Debtor debtor) {
        this.file = file;
        this.run = run;
        this.debtor = debtor;
        this.blocks = run.totals().iterator();
    }

    /** Writes the whole file; the rows give the payments of the run by currency. */
    static void write(PaymentRun run, Debtor debtor, PaymentRows rows, OutputStream to) {
        var total = new CreditTransfers.Total(run.count(), run.checkSum());
        CreditTransfers message = CreditTransfers.begin(to, id(run), run.at(), total, debtor);
        var file = new PaymentFile(message, run, debtor);
        rows.each(run.month(), file::add);
        file.end();
    }

    private static String id(PaymentRun run) {
        return "DIWAN-" + run.month();
    }

    private void add(Payment payment) {
        if (!payment.currency().equals(currency)) {
            beginBlock(payment.currency());
        }
        file.add(new CreditTransfers.Transfer(
                endToEndId(payment.benefitId(), run.month()),
                payment.amount(),
                payment.currency(),
                payment.bankBic(),
                payment.holderName(),
                payment.iban(),
                PURPOSE));
    }

    private void beginBlock(String ofCurrency) {
        Total total = blocks.next();
        if (!total.currency().equals(ofCurrency)) {
            throw new IllegalStateException("Payments and totals of " + run.month() + " differ");
        }
        currency = ofCurrency;
        file.block(
                id(run) + "-" + currency, run.payDay(), new CreditTransfers.Total(total.count(), total.sum()), debtor);
    }

    private void end() {
        if (blocks.hasNext()) {
            throw new IllegalStateException("Payments and totals of " + run.month() + " differ");
        }
        file.end();
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
