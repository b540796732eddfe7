package org.diwan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.diwan.cases.CaseEvent.DecisionMade;
import org.diwan.cases.CaseEvent.TaskClaimed;
import org.diwan.identity.SignInTried;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTests {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static AuditHouse chain;
    private static JdbcClient jdbc;

    private final Audit audit = chain.audit();
    private final AuditListener listener = new AuditListener(audit);
    private final TransactionTemplate transaction = chain.transactions();

    @BeforeAll
    static void table() {
        chain = AuditHouse.fresh();
        jdbc = chain.owner();
    }

    @Test
    void anActAndItsEntryAreKeptTogetherOrNotAtAll() {
        transaction.executeWithoutResult(status -> {
            audit.record("clerk1", "tried", "case", "rolled back", Map.of());
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> audit.record("clerk1", "tried", "case", "kept", Map.of("k", 1)));
        assertThat(entries("rolled back")).isEmpty();
        assertThat(entries("kept")).containsExactly("clerk1 tried {\"k\":1}");
    }

    @Test
    void whatHappensInACaseIsWrittenDown() {
        listener.on(new DecisionMade("CRT-1", "certificate-issuance", "eligibility", 3, List.of("gap"), NOW));
        listener.on(new TaskClaimed("CRT-1", "certificate-issuance", "reconcileRecord", "clerk1", NOW));
        assertThat(entries("CRT-1"))
                .hasSize(2)
                .first()
                .asString()
                .contains("system decision-made", "\"gap\"", "eligibility");
        assertThat(entries("CRT-1").get(1)).contains("clerk1 task-claimed", "reconcileRecord");
    }

    @Test
    void signInsAreWrittenDown() {
        listener.on(new SignInTried("auditor1", SignInTried.Outcome.WRONG_PASSWORD, "10.0.0.1", NOW));
        assertThat(entries("auditor1")).containsExactly("auditor1 sign-in-wrong-password {\"address\":\"10.0.0.1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set who = 'nobody'", "delete from audit_entry", "truncate audit_entry"})
    void entriesAreNeitherChangedNorRemoved(String attempt) {
        audit.record("clerk1", "did", "case", "stays", Map.of());
        assertThatThrownBy(() -> jdbc.sql(attempt).update()).hasStackTraceContaining("neither changed nor removed");
        assertThat(entries("stays")).isNotEmpty();
    }

    private static List<String> entries(String objectId) {
        return jdbc.sql("select who || ' ' || act || ' ' || detail from audit_entry where object_id = ? order by seq")
                .param(objectId)
                .query(String.class)
                .list();
    }
}
