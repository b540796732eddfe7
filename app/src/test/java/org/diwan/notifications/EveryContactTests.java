package org.diwan.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A notice to everybody also reaches the owner of contacts that somebody else has replaced. */
@DiwanTest
class EveryContactTests {

    private static final String CLIENT = "1000000024";

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from record_change where national_id = ?")
                .param(CLIENT)
                .update();
    }

    @Test
    void presentAndLateContactsAreToldOnceEachInThePersonsLanguage() {
        changed("email", "old@example.com", 10);
        changed("email", "OLD@example.com", 20);
        changed("email", "ancient@example.com", 91);
        changed("mobile", "+966512345678", 89);
        changed("mobile", "+966500000003", 5);
        changed("mobile", null, 3);
        changed("city", "Taif", 3);
        String reference = cases.submit(new NewCase(
                "guarded-change",
                CLIENT,
                CLIENT,
                "web",
                Map.of("what", "The colour"),
                UUID.randomUUID().toString()));
        assertThat(told(reference, "recipient"))
                .containsExactlyInAnyOrder("citizen3@example.org", "old@example.com", "+966500000003", "+966512345678");
        assertThat(told(reference, "distinct language")).containsExactly("ar");
    }

    private List<String> told(String reference, String what) {
        return jdbc.sql("select " + what + " from notification where reference = ? and notice = 'changeAnnounced'")
                .param(reference)
                .query(String.class)
                .list();
    }

    private void changed(String field, String old, int daysAgo) {
        jdbc.sql(
                        """
                insert into record_change (national_id, field, old_value, new_value, case_reference, changed_by, changed_at)
                values (?, ?, ?, 'new', ?, 'x', now() - ? * interval '1 day')""")
                .params(CLIENT, field, old, UUID.randomUUID().toString(), daysAgo)
                .update();
    }
}
