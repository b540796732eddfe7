package org.diwan.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Tasks;
import org.diwan.cases.Uploads;
import org.diwan.claims.check.ClaimColumn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;

/** Each claim that the rules leave open has one review, however often and by how many its reviews are begun. */
@DiwanTest
class ReviewCasesTests {

    private static final String HOSPITAL = "F0010";
    private static final List<String> PATIENTS =
            List.of("1000000156", "2000000162", "1000000255", "1000000271", "1000000222");

    @Autowired
    ReviewCases reviews;

    @Autowired
    ClaimBatches batches;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    Uploads uploads;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void reviewsThatAreBegunAgainAreThoseThatThereAre() {
        String reference = send();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(references(reference))
                .hasSameSizeAs(PATIENTS)
                .allSatisfy(review -> assertThat(tasks.openOfCase(review)).hasSize(1)));
        List<String> first = references(reference);
        Batch batch = batches.find(reference).orElseThrow();

        // As nodes do that were killed or overtaken before they could say that all are begun: two reviews are not
        // opened yet.
        db.sql("delete from claim_review where reference = any(?)")
                .param(first.subList(0, 2).toArray(String[]::new))
                .update();
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> reviews.begin(batch)))
                        .limit(3)
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        assertThat(references(reference)).isEqualTo(first);
    }

    private String send() {
        var file = new StringBuilder(String.join(",", ClaimColumn.KEYS)).append('\n');
        LocalDate day = LocalDate.now(clock).minusDays(23);
        PATIENTS.forEach(patient -> file.append("RC-%1$s,1,%2$s,%1$s,Patient,%3$s,I10,OP-310,1,1450.00,1450.00,SAR,\n"
                .formatted(patient, HOSPITAL, day)));
        var sent = new MockMultipartFile("file", "rc.csv", null, file.toString().getBytes(StandardCharsets.UTF_8));
        Uploads.Received kept =
                uploads.receive("rc", HOSPITAL, "file", List.of(sent)).get(0);
        Map<String, Object> answer = Map.of(
                "id", String.valueOf(kept.id()),
                "name", kept.name(),
                "mediaType", kept.mediaType(),
                "size", kept.size());
        return cases.submit(
                new NewCase("hospital-claim", HOSPITAL, HOSPITAL, "web", Map.of("file", List.of(answer)), "rc"));
    }

    private List<String> references(String batch) {
        return db.sql(
                        """
                select f.reference from case_file f join submission s on s.reference = f.reference
                 where f.service = 'claim-review' and s.answers ->> 'batch' = ? order by f.reference""")
                .param(batch)
                .query(String.class)
                .list();
    }
}
