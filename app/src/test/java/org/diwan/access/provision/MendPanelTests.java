package org.diwan.access.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators see of a system that did not do what it was asked. */
@DiwanTest
class MendPanelTests {

    @Autowired
    Targets targets;

    @Autowired
    RuntimeService engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private final String person = "q" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void operatorsSeeWhatWasAskedWhatCameOfItAndWhatTheSystemShowsNow() {
        Browser visitor = Browser.at(port);
        visitor.get("/demo/scim");
        visitor.post("/demo/scim/ledger/habit", Map.of("habit", "refuses"));
        String task = brokenReview();
        Browser operator = Browser.at(port).signIn("admin1");
        String page = operator.get("/desk/tasks/" + task + "?lang=en").body();
        assertThat(page)
                .contains("Finance ledger", person, "viewer", "It refused with status 500.", "not read")
                .doesNotContain("??");
        visitor.get("/demo/scim");
        visitor.post("/demo/scim/ledger/habit", Map.of("habit", "answers"));
        assertThat(operator.get("/desk/tasks/" + task).body()).contains("No account that can be used", "no role");
        assertThat(operator.get("/desk/tasks/" + task + "?lang=ar").body()).contains("رفض الطلب بالحالة 500");
        assertThat(operator.get("/desk/tasks/" + task + "?lang=fr").body()).contains("Aucun compte utilisable");
    }

    private String brokenReview() {
        String reference = "ARV-2026-" + person.substring(1).toUpperCase(Locale.ROOT);
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at, request_key)
                values (?, 'access-review', ?, ?, 'web', 'IN_PROGRESS', now(), now(), ?)""")
                .params(reference, "staff:" + person, person, reference)
                .update();
        jdbc.sql(
                        """
                insert into submission (reference, form, answers, submitted_by, submitted_at)
                values (?, 'access-review-order', '{}', 'security1', now())""")
                .param(reference)
                .update();
        jdbc.sql(
                        """
                insert into access_grant (user_name, system, role, valid_from, removed_by, state, asked_at)
                values (?, 'ledger', 'viewer', current_date, ?, 'removing', now())""")
                .params(person, reference)
                .update();
        transaction.executeWithoutResult(status -> targets.take(reference, "ledger", null));
        engine.createProcessInstanceByKey("access-review")
                .businessKey(reference)
                .setVariables(Map.of("client", "staff:" + person, "targets", List.of("ledger"), "office", "main"))
                .startBeforeActivity("mendAccess")
                .setVariableLocal("target", "ledger")
                .execute();
        return jdbc.sql("select id from task where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
