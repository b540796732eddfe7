package org.diwan.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.diwan.audit.ChainVerification.Report;
import org.jspecify.annotations.Nullable;
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
    private final ChainPin pin;
    private final Audit audit;
    private final TransactionTemplate transactions;

    ChainChecks(ChainVerification verification, ChainPin pin, Audit audit, PlatformTransactionManager transactions) {
        this.verification = verification;
        this.pin = pin;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "${diwan.audit.verify-at:0 30 3 * * *}", zone = "${diwan.zone}")
    void everyNight() {
        run("system", null, finding -> LOG.error("The audit is not as it was written: {}", finding.what()));
    }

    /**
     * Looks through the chain; none where somebody does already.
     *
     * @param copy of the file beside the database, to be believed in its place
     */
    Optional<Report> run(String who, @Nullable Path copy, Consumer<Finding> findings) {
        Optional<Report> report = copy == null ? verification.run(findings) : verification.run(copy, findings);
        report.ifPresent(it -> tell(who, it));
        return report;
    }

    private void tell(String who, Report report) {
        Map<String, Object> detail = new HashMap<>(Map.of("entries", report.entries(), "findings", report.findings()));
        if (report.head() != null) {
            detail.put("head", report.head().number());
        }
        transactions.executeWithoutResult(transaction -> audit.record(who, ACT, "audit", "chain", detail));
    }

    /** Goes on with the chain of the database; gives those that are retired by that. */
    List<UUID> goOn(String reason) throws IOException {
        List<UUID> retired = pin.goOn(reason);
        Map<String, ?> detail = retired.isEmpty()
                ? Map.of()
                : Map.of("from", retired.stream().map(UUID::toString).toList());
        transactions.executeWithoutResult(
                transaction -> audit.record("system", "audit-went-on", "audit", "chain", detail));
        return retired;
    }
}
