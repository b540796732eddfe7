package org.diwan.insight.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a history is made of.
 *
 * @param seed the same seed makes the same history
 * @param cases how many are begun between the first day and the end
 * @param backlog so many of them, of the last weeks, lie still at some step; those too that are not done at the end are open
 * @param offices weights by name
 * @param channels weights by word
 * @param growth of volumes from begin to end: 1.3 is a third more
 * @param badWeek a day of a week in which everything took three times as long; null: there was none
 */
public record HistoryPlan(
        long seed,
        LocalDate from,
        Instant until,
        int cases,
        int backlog,
        List<ServicePlan> services,
        Map<String, Double> offices,
        Map<String, Double> channels,
        double growth,
        @Nullable LocalDate badWeek) {

    /** Services much like those of the house, eight steps in a case at most. */
    public static final List<ServicePlan> SERVICES = List.of(
            new ServicePlan(
                    "certificate-issuance",
                    "CRT",
                    6,
                    Duration.ofHours(16),
                    0.86,
                    0.02,
                    List.of("record-incomplete", "under-investigation", "never-employed"),
                    List.of(
                            StepPlan.system("loadRecord", Duration.ofSeconds(1)),
                            StepPlan.system("countCertificates", Duration.ofSeconds(1)),
                            StepPlan.system("decideEligibility", Duration.ofSeconds(1)),
                            StepPlan.staff("reconcileRecord", 0.35, Duration.ofHours(5), Duration.ofHours(8)),
                            StepPlan.client("giveInformation", 0.1, Duration.ofHours(40)),
                            StepPlan.system("correctRecord", Duration.ofSeconds(2)),
                            StepPlan.system("issueCertificate", Duration.ofSeconds(1)),
                            StepPlan.system("renderCertificate", Duration.ofSeconds(3)))),
            new ServicePlan(
                    "contact-details-change",
                    "CDC",
                    3,
                    Duration.ofHours(8),
                    0.93,
                    0.03,
                    List.of("not-confirmed", "under-investigation"),
                    List.of(
                            StepPlan.system("loadContacts", Duration.ofSeconds(1)),
                            StepPlan.system("assessRisk", Duration.ofSeconds(1)),
                            StepPlan.staff("confirmChange", 0.3, Duration.ofHours(3), Duration.ofHours(4)),
                            StepPlan.system("updateContacts", Duration.ofSeconds(1)))),
            new ServicePlan(
                    "bank-account-change",
                    "BAC",
                    2,
                    Duration.ofHours(40),
                    0.88,
                    0.04,
                    List.of("name-mismatch", "account-unknown", "not-confirmed"),
                    List.of(
                            StepPlan.system("loadAccounts", Duration.ofSeconds(1)),
                            StepPlan.system("decideRisk", Duration.ofSeconds(1)),
                            StepPlan.staff("confirmChange", 0.25, Duration.ofHours(6), Duration.ofHours(8)),
                            StepPlan.staff("approveChange", 0.1, Duration.ofHours(4), Duration.ofHours(8)),
                            StepPlan.outside("awaitBank", Duration.ofHours(9)),
                            StepPlan.client("correctAccount", 0.07, Duration.ofHours(60)),
                            StepPlan.system("loadPaymentRun", Duration.ofSeconds(1)),
                            StepPlan.system("activateAccount", Duration.ofSeconds(1)))));
}
