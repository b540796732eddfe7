package org.diwan.audit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.diwan.access.AccessDecided;
import org.diwan.access.AccessReportTaken;
import org.diwan.access.AccessReviewed;
import org.diwan.access.AccessTried;
import org.diwan.access.DifferenceFound;
import org.diwan.access.RoleReviewed;
import org.diwan.accounts.MonthPaid;
import org.diwan.accounts.PaymentFileTaken;
import org.diwan.cases.CaseEvent;
import org.diwan.cases.CaseEvent.CaseNoted;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.cases.CaseEvent.CaseSubmitted;
import org.diwan.cases.CaseEvent.DecisionMade;
import org.diwan.cases.CaseEvent.MessageReceived;
import org.diwan.cases.CaseEvent.MessageWritten;
import org.diwan.cases.CaseEvent.PriorityChanged;
import org.diwan.cases.CaseEvent.TargetMissed;
import org.diwan.cases.CaseEvent.TargetNear;
import org.diwan.cases.CaseEvent.TaskClaimed;
import org.diwan.cases.CaseEvent.TaskCompleted;
import org.diwan.cases.CaseEvent.TaskPassed;
import org.diwan.cases.CaseEvent.TaskRefused;
import org.diwan.cases.CaseEvent.TaskReturned;
import org.diwan.cases.CaseEvent.UploadOpened;
import org.diwan.catalog.ServicePublished;
import org.diwan.claims.ClaimPaymentFileTaken;
import org.diwan.desk.ClientSeen;
import org.diwan.identity.AccountReachChanged;
import org.diwan.identity.AccountShut;
import org.diwan.identity.AccountsSeen;
import org.diwan.identity.ApiKeyChanged;
import org.diwan.identity.CredentialChanged;
import org.diwan.identity.SessionEnded;
import org.diwan.identity.SignInTried;
import org.diwan.identity.SignedIn;
import org.diwan.identity.StaffAccountChanged;
import org.diwan.operations.WorkRetried;
import org.diwan.registry.RegistryImported;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Turns what happens in cases, at the desk and at the door into audit entries. */
@Component
class AuditListener {

    private static final String SYSTEM = "system";

    private final Audit audit;

    AuditListener(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(CaseEvent event) {
        if (event instanceof CaseSubmitted it) {
            record(it, it.by(), "case-submitted", Map.of("client", it.client(), "channel", it.channel()));
        } else if (event instanceof CaseReached it) {
            record(it, SYSTEM, "case-reached", Map.of("element", it.element()));
        } else if (event instanceof CaseNoted it) {
            record(it, it.by(), "case-noted", Map.of("act", it.act()));
        } else if (event instanceof DecisionMade it) {
            record(
                    it,
                    SYSTEM,
                    "decision-made",
                    Map.of("decision", it.decision(), "version", it.version(), "rules", it.rules()));
        } else if (event instanceof TaskClaimed it) {
            record(it, it.by(), "task-claimed", of(it.element()));
        } else if (event instanceof TaskRefused it) {
            record(it, it.by(), "task-refused", of(it.element()));
        } else if (event instanceof TaskReturned it) {
            record(it, it.by(), "task-returned", of(it.element()));
        } else if (event instanceof TaskPassed it) {
            record(it, it.by(), "task-passed", Map.of("element", it.element(), "to", it.to()));
        } else if (event instanceof TaskCompleted it) {
            record(
                    it,
                    it.by(),
                    "task-completed",
                    it.outcome() == null ? of(it.element()) : Map.of("element", it.element(), "outcome", it.outcome()));
        } else if (event instanceof MessageReceived it) {
            record(it, it.by(), "message-sent", Map.of("message", it.message()));
        } else if (event instanceof MessageWritten it) {
            record(
                    it,
                    it.by(),
                    "message-written",
                    Map.of("side", it.side().name().toLowerCase(Locale.ROOT)));
        } else if (event instanceof PriorityChanged it) {
            record(it, it.by(), "priority-changed", Map.of("priority", it.priority()));
        } else if (event instanceof TargetNear it) {
            record(it, SYSTEM, "target-near", of(it.element()));
        } else if (event instanceof TargetMissed it) {
            record(it, SYSTEM, "target-missed", of(it.element()));
        } else if (event instanceof UploadOpened it) {
            record(it, it.by(), "upload-opened", Map.of("upload", it.upload()));
        }
    }

    @EventListener
    void on(MonthPaid event) {
        audit.record(event.by(), "month-paid", "payment-run", event.month().toString(), Map.of());
    }

    @EventListener
    void on(PaymentFileTaken event) {
        audit.record(
                event.by(), "payment-file-taken", "payment-run", event.month().toString(), Map.of());
    }

    @EventListener
    void on(ClaimPaymentFileTaken event) {
        audit.record(event.by(), "payment-file-taken", "case", event.reference(), Map.of());
    }

    @EventListener
    void on(SignInTried event) {
        Map<String, Object> detail = new HashMap<>();
        if (event.address() != null) {
            detail.put("address", event.address());
        }
        audit.record(event.userName(), "sign-in-" + event.outcome().code(), "account", event.userName(), detail);
    }

    @EventListener
    void on(SessionEnded event) {
        audit.record(
                event.by(),
                event.why() == SessionEnded.Why.SIGNED_OUT ? "signed-out" : "session-ended",
                "account",
                event.userName(),
                Map.of("why", event.why().code(), "many", event.many()));
    }

    @EventListener
    void on(CredentialChanged event) {
        Map<String, ?> detail = event.reason() == null ? Map.of() : Map.of("reason", event.reason());
        audit.record(event.by(), event.change().code(), "account", event.userName(), detail);
    }

    @EventListener
    void on(AccountReachChanged event) {
        audit.record(
                event.by(),
                "account-reach-changed",
                "account",
                event.userName(),
                Map.of(
                        "office",
                        Objects.requireNonNullElse(event.office(), "all"),
                        "unit",
                        Objects.requireNonNullElse(event.unit(), "all"),
                        "reason",
                        event.reason()));
    }

    @EventListener
    void on(AccountShut event) {
        audit.record(
                event.by(),
                event.shut() ? "account-closed" : "account-opened",
                "account",
                event.userName(),
                Map.of("reason", event.reason()));
    }

    @EventListener
    void on(ApiKeyChanged event) {
        audit.record(
                event.by(),
                event.made() ? "api-key-made" : "api-key-ended",
                "api-key",
                String.valueOf(event.keyId()),
                Map.of("party", event.partyId(), "prefix", event.prefix()));
    }

    @EventListener
    void on(AccessTried event) {
        String act = event.done() ? event.act().done() : event.act().notDone();
        Map<String, ?> detail = Map.of("system", event.system(), "person", event.userName(), "roles", event.roles());
        audit.record(event.by(), act, "case", event.reference(), detail);
    }

    @EventListener
    void on(AccessDecided event) {
        Map<String, Object> detail =
                new HashMap<>(Map.of("person", event.userName(), "part", event.part(), "roles", event.roles()));
        if (!event.note().isEmpty()) {
            detail.put("reason", event.note());
        }
        String act = event.approved() ? "access-approved" : "access-refused";
        audit.record(event.by(), act, "case", event.reference(), detail);
    }

    @EventListener
    void on(RoleReviewed event) {
        Map<String, Object> detail = new HashMap<>(Map.of(
                "person", event.userName(),
                "system", event.system(),
                "role", event.role(),
                "result", event.decision()));
        if (event.note() != null) {
            detail.put("reason", event.note());
        }
        audit.record(
                Objects.requireNonNullElse(event.by(), SYSTEM), "role-reviewed", "case", event.reference(), detail);
    }

    @EventListener
    void on(DifferenceFound event) {
        Map<String, ?> detail = Map.of("system", event.system(), "role", event.role(), "kind", event.kind());
        audit.record(SYSTEM, "access-differs", "account", event.userName(), detail);
    }

    @EventListener
    void on(StaffAccountChanged event) {
        Map<String, ?> detail =
                event.role() == null ? Map.of() : Map.of("role", event.role().engineGroup());
        audit.record(SYSTEM, event.act().code(), "account", event.userName(), detail);
    }

    @EventListener
    void on(AccessReviewed event) {
        Map<String, Object> detail = new HashMap<>(event.counts());
        detail.put("manager", event.manager());
        audit.record(event.by() == null ? SYSTEM : event.by(), "access-reviewed", "case", event.reference(), detail);
    }

    @EventListener
    void on(AccessReportTaken event) {
        audit.record(
                event.by(), "access-report-taken", "access-report", event.report(), Map.of("object", event.object()));
    }

    @EventListener
    void on(ClientSeen event) {
        Map<String, Object> detail = new HashMap<>(Map.of("look", event.look(), "reason", event.reason()));
        if (event.reference() != null) {
            detail.put("case", event.reference());
        }
        audit.record(event.by(), event.act(), "client", event.client(), detail);
    }

    @EventListener
    void on(AccountsSeen event) {
        audit.record(
                event.by(),
                "accounts-seen",
                "account",
                "list",
                event.asked().isEmpty() ? Map.of() : Map.of("asked", event.asked()));
    }

    @EventListener
    void on(WorkRetried event) {
        String reference = event.reference();
        audit.record(
                event.by(),
                "work-retried",
                reference == null ? "work" : "case",
                reference == null ? event.source() : reference,
                Map.of("part", event.source(), "work", event.work()));
    }

    @EventListener
    void on(RegistryImported event) {
        audit.record(
                whoever(),
                "registry-imported",
                "registry",
                event.kind(),
                Map.of(
                        "read", event.read(),
                        "added", event.added(),
                        "changed", event.changed(),
                        "refused", event.refused()));
    }

    @EventListener
    void on(ServicePublished event) {
        audit.record(SYSTEM, "service-published", "service", event.service(), Map.of("release", event.release()));
    }

    /** Who is signed in; commands and timers are nobody's. */
    private static String whoever() {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        return session != null && session.getPrincipal() instanceof SignedIn person ? person.userName() : SYSTEM;
    }

    private void record(CaseEvent event, String who, String act, Map<String, ?> detail) {
        Map<String, Object> all = new HashMap<>(detail);
        all.put("service", event.service());
        audit.record(who, act, "case", event.reference(), all);
    }

    private static Map<String, ?> of(@Nullable String element) {
        return element == null ? Map.of() : Map.of("element", element);
    }
}
