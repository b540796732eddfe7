package org.diwan.demobank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of account all the way to the demo bank and back, whatever it answers. */
@DiwanTest
class BankRoundTripTests {

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Value("${diwan.bank.folder}")
    Path folder;

    record Pensioner(String nationalId, String benefitId, String nameLatin) {}

    @Test
    void eachAnswerHasItsConsequence() {
        Map<Habit, String> changes = new EnumMap<>(Habit.class);
        for (Habit habit : Habit.values()) {
            changes.put(habit, change(habit));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> changes.forEach((habit, reference) -> assertThat(heard(reference))
                        .as("%s of %s", habit, reference)
                        .isEqualTo(expected(habit))));
        changes.forEach((habit, reference) -> {
            boolean open = habit == Habit.SILENT || habit == Habit.ANOTHER_BANK || habit == Habit.MALFORMED;
            assertThat(cases.awaitedMessages(reference).contains("bankAnswered"))
                    .as("whether %s is still waited for", habit)
                    .isEqualTo(open);
            assertThat(Files.exists(folder.resolve("out/taken/" + reference + "-1.xml")))
                    .isTrue();
        });
        assertThat(tasks.openOfCase(changes.get(Habit.NOT_MATCHED)))
                .extracting(Task::candidateGroup)
                .containsExactly("applicant");
        assertThat(tasks.openOfCase(changes.get(Habit.MATCHED))).isEmpty();
    }

    private static List<String> expected(Habit habit) {
        return switch (habit) {
            case MATCHED, NOT_MATCHED -> List.of("delivered");
            case TWICE -> List.of("delivered", "quarantined repeated");
            case SILENT -> List.of();
            case ANOTHER_BANK -> List.of("quarantined not-from-bank");
            case MALFORMED -> List.of("quarantined malformed");
        };
    }

    /** What came back and what was made of it; the silent bank has at least taken the question. */
    private List<String> heard(String reference) {
        if (!Files.exists(folder.resolve("out/taken/" + reference + "-1.xml"))) {
            return List.of("nothing was asked");
        }
        return jdbc.sql(
                        """
                select concat_ws(' ', state, reason) from bank_message
                where direction = 'in' and position(:id in convert_from(content, 'UTF8')) > 0 order by 1""")
                .param("id", reference + "-1")
                .query(String.class)
                .list();
    }

    private String change(Habit habit) {
        Pensioner client = jdbc.sql(
                        """
                select p.national_id, b.benefit_id, p.name_latin
                from benefit b join person p using (national_id) join benefit_account a using (benefit_id)
                where b.ended_on is null and p.died_on is null and not p.investigation and p.guardian_id is null
                  and p.status = 'pensioner' and b.monthly_amount < 8000
                  and not exists (select from account_change c where c.national_id = p.national_id)
                order by b.benefit_id desc limit 1""")
                .query(Pensioner.class)
                .single();
        Map<String, Object> answers = Map.of(
                "benefits",
                List.of(client.benefitId()),
                "iban",
                habit.example(),
                "holder",
                client.nameLatin(),
                "own",
                true);
        return cases.submit(new NewCase(
                "bank-account-change",
                client.nationalId(),
                client.nationalId(),
                "web",
                answers,
                UUID.randomUUID().toString()));
    }
}
