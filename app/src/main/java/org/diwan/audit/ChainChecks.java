package org.diwan.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.diwan.audit.ChainVerification.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks through the chain when asked, and once a night; that it was done, and what was found, is an entry too. */
@Service
class ChainChecks {

    static final String ACT = "audit-verified";

    private static final Logger LOG = LoggerFactory.getLogger(ChainChecks.class);

    private final ChainVerification verification;
    private final Audit audit;
    private final TransactionTemplate transactions;

    ChainChecks(ChainVerification verification, Audit audit, PlatformTransactionManager transactions) {
        this.verification = verification;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "${diwan.audit.verify-at:0 30 3 * * *}", zone = "${diwan.zone}")
    void everyNight() {
        run("system", finding -> LOG.error("The audit is not as it was written: {}", finding.what()));
    }

    Report run(String who, Consumer<Finding> findings) {
        Report report = verification.run(findings);
        Map<String, Object> detail = new HashMap<>(Map.of("entries", report.entries(), "findings", report.findings()));
        if (report.head() != null) {
            detail.put("head", report.head().number());
        }
        transactions.executeWithoutResult(transaction -> audit.record(who, ACT, "audit", "chain", detail));
        return report;
    }
}
