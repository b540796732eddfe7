package org.diwan.cases;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A request taken back by its client: while its process waits for that, and nothing has come of it yet. */
@Component
class Withdrawals {

    private final Cases cases;
    private final CaseFiles files;
    private final TaskRows tasks;
    private final Services services;
    private final TransactionTemplate transaction;

    Withdrawals(Cases cases, CaseFiles files, TaskRows tasks, Services services, TransactionTemplate transaction) {
        this.cases = cases;
        this.files = files;
        this.tasks = tasks;
        this.services = services;
        this.transaction = transaction;
    }

    /** The message that would take this case back now. */
    Optional<String> offered(Case file, List<String> awaited) {
        Service service = services.get(file.service());
        return undecided(file)
                ? awaited.stream()
                        .filter(service::withdraws)
                        .min(Comparator.comparing(message -> isByLink(service, message)))
                : Optional.empty();
    }

    /** One made for links is the second choice on a page. */
    private static boolean isByLink(Service service, String message) {
        ServiceDescription.Message known = service.description().messages().get(message);
        return known != null && known.byLink() != null;
    }

    Optional<String> offered(Case file) {
        return undecided(file) ? offered(file, cases.awaitedMessages(file.reference())) : Optional.empty();
    }

    /**
     * Takes it back. The rows are locked in the order in which steps touch them, so that a step which is deciding at
     * this moment comes either wholly before or not at all.
     *
     * @throws TaskGone where it has been decided meanwhile
     */
    void withdraw(Case file, String message, Map<String, Object> answers, String by) {
        locked(file, now -> cases.send(now, message, answers, by));
    }

    /** The same for whoever holds a link. */
    void withdrawByLink(Case file, String message) {
        locked(file, now -> cases.sendByLink(now, message));
    }

    private void locked(Case file, Consumer<Case> withdrawal) {
        try {
            transaction.executeWithoutResult(status -> {
                tasks.lockOpenOfCase(file.reference());
                Case now = files.lock(file.reference());
                if (!undecided(now)) {
                    throw new TaskGone(file.reference());
                }
                withdrawal.accept(now);
            });
        } catch (ConcurrencyFailureException overtaken) {
            throw new TaskGone(file.reference());
        }
    }

    static boolean undecided(Case file) {
        boolean open = file.status() == CaseStatus.IN_PROGRESS || file.status() == CaseStatus.WITH_CLIENT;
        return open && file.result() == null && file.endedAt() == null;
    }
}
