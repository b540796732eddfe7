package org.diwan.bank;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.diwan.accounts.bank.AccountQuestions;
import org.diwan.accounts.bank.AskedAccount;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases of a small process that asks a bank; it takes the place of one of the test's services. */
@TestComponent
class AskedCases {

    static final String BANK = "DIWNSARI";
    static final String IBAN = "SA0380000000608010167519";

    private static final String CLIENT = "1000000024";

    private final Cases cases;
    private final AccountQuestions questions;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final TransactionTemplate transaction;

    AskedCases(
            Cases cases,
            AccountQuestions questions,
            RuntimeService runtime,
            ManagementService management,
            RepositoryService repository,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.questions = questions;
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
        this.transaction = transaction;
    }

    /** A case that waits for its bank; its request's id is the reference and {@code -1}. */
    String waiting() {
        String reference = onItsWay();
        goOn(reference);
        return reference;
    }

    /** A case that has asked its bank and is about to wait for it. */
    String onItsWay() {
        repository
                .createDeployment()
                .addClasspathResource("bank/every-component.bpmn")
                .enableDuplicateFiltering(true)
                .name("bank-asked")
                .deploy();
        return Objects.requireNonNull(transaction.execute(status -> {
            String reference = cases.submit(new NewCase(
                    "every-component",
                    CLIENT,
                    CLIENT,
                    "web",
                    Map.of(),
                    UUID.randomUUID().toString()));
            jobs(reference).forEach(job -> management.suspendJobById(job.getId()));
            ask(reference, 1);
            return reference;
        }));
    }

    void ask(String reference, int attempt) {
        questions.ask(new AskedAccount(reference, attempt, IBAN, "Maha Al-Otaibi", BANK));
    }

    void goOn(String reference) {
        transaction.executeWithoutResult(status -> jobs(reference).forEach(job -> {
            management.activateJobById(job.getId());
            management.executeJob(job.getId());
        }));
    }

    /** The case as it would be after somebody decided without the bank. */
    void moveOn(String reference) {
        runtime.createProcessInstanceModification(instance(reference))
                .cancelAllForActivity("whatComesFirst")
                .startBeforeActivity("stopPeriodOver")
                .execute();
    }

    boolean waits(String reference) {
        return cases.awaitedMessages(reference).contains("bankAnswered");
    }

    Object variable(String reference, String name) {
        return runtime.getVariable(instance(reference), name);
    }

    private String instance(String reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .singleResult()
                .getId();
    }

    private List<Job> jobs(String reference) {
        return management
                .createJobQuery()
                .processInstanceId(instance(reference))
                .messages()
                .list();
    }
}
