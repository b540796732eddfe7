package org.diwan.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Uploads;
import org.diwan.cases.Uploads.Received;
import org.diwan.claims.check.ClaimColumn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;

@DiwanTest
class ClaimIntakeTests {

    private static final String CLINIC = "F0001";
    private static final int CLAIMS = 1_200;

    @Autowired
    ClaimIntake intake;

    @Autowired
    Cases cases;

    @Autowired
    Uploads uploads;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void aReadingThatWasKilledGoesOnAndKeepsNothingTwice() {
        String reference = send();
        await().atMost(Duration.ofSeconds(60)).until(() -> state(reference), "judged"::equals);
        List<String> before = kept(reference);
        assertThat(before).hasSize(CLAIMS);

        db.sql("update claim_batch set state = 'reading', claims_taken = 500 where reference = ?")
                .param(reference)
                .update();
        forgetBehind(reference, 500);
        assertThat(kept(reference)).hasSize(500);

        assertThat(intake.read(reference)).isEqualTo(CLAIMS);
        assertThat(kept(reference)).isEqualTo(before);
        assertThat(state(reference)).isEqualTo("judging");
        assertThat(intake.read(reference)).isEqualTo(CLAIMS);
        assertThat(kept(reference)).isEqualTo(before);
    }

    private String send() {
        var file = new StringBuilder(String.join(",", ClaimColumn.KEYS)).append('\n');
        LocalDate day = LocalDate.now(clock).minusDays(20);
        for (int i = 0; i < CLAIMS; i++) {
            file.append("IN-%d,1,%s,1000000016,Fahd,%s,I10,OP-200,1,65.00,65.00,SAR,\n".formatted(i, CLINIC, day));
        }
        var sent =
                new MockMultipartFile("file", "many.csv", null, file.toString().getBytes(StandardCharsets.UTF_8));
        Received kept = uploads.receive("many", CLINIC, "file", List.of(sent)).get(0);
        Map<String, Object> answer = Map.of(
                "id", String.valueOf(kept.id()),
                "name", kept.name(),
                "mediaType", kept.mediaType(),
                "size", kept.size());
        return cases.submit(
                new NewCase("hospital-claim", CLINIC, CLINIC, "web", Map.of("file", List.of(answer)), "many"));
    }

    /** As if the claims behind these had not been written. */
    private void forgetBehind(String reference, int claims) {
        String behind =
                """
                (select c.id from claim c join claim_batch b on b.id = c.batch_id
                 where b.reference = ? order by c.id offset ?)""";
        for (String sql : List.of(
                "delete from claim_rule where line_id in (select id from claim_line where claim_id in %s)",
                "delete from claim_judgement where claim_id in %s",
                "delete from claim_line where claim_id in %s",
                "delete from claim where id in %s")) {
            db.sql(sql.formatted(behind)).params(reference, claims).update();
        }
    }

    private List<String> kept(String reference) {
        return db.sql(
                        """
                select c.claim_no || ' ' || l.line_no || ' ' || l.amount from claim c join claim_line l on l.claim_id = c.id
                join claim_batch b on b.id = c.batch_id where b.reference = ? order by c.first_record, l.line_no""")
                .param(reference)
                .query(String.class)
                .list();
    }

    private String state(String reference) {
        return db.sql("select state from claim_batch where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
