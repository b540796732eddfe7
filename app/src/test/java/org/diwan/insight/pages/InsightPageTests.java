package org.diwan.insight.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.InsightFacts;
import org.diwan.insight.Figure;
import org.diwan.insight.Rollup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What managers are shown, whatever they ask for. */
@DiwanTest
class InsightPageTests {

    private static final String LIMITED = "managertabuk";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    JdbcTemplate db;

    private Browser manager;

    @BeforeEach
    void somebodyManages() {
        InsightFacts.in(house);
        manager = Browser.at(port).signIn("manager1");
    }

    @Test
    void whatMakesNoSenseIsAnsweredByTheNearestThatDoesAndSaid() {
        Map<String, String> notes = Map.ofEntries(
                Map.entry("from=1926-01-01&to=2026-01-01", "Ten years are shown at most"),
                Map.entry("from=9999-12-31&to=0001-01-01", "changed places"),
                Map.entry("from=2026-10-09&to=2026-10-02", "changed places"),
                Map.entry("from=2100-01-01", "days to come"),
                Map.entry("from=yesterday", "could not be read"),
                Map.entry("to=2026-02-30", "could not be read"),
                Map.entry("period=fortnight", "no such period"),
                Map.entry("office=atlantis", "no such office"),
                Map.entry("channel=pigeon", "no such channel"),
                Map.entry("service=%3D1%2B1", "no such service"));
        assertSoftly(softly -> notes.forEach((asked, note) -> {
            for (String page : List.of("/insight", "/insight/cases", "/insight/certificates")) {
                HttpResponse<String> answer = manager.get(page + "?" + asked);
                softly.assertThat(answer.statusCode()).as(page + "?" + asked).isEqualTo(200);
                softly.assertThat(answer.body()).as(page + "?" + asked).contains(note);
            }
        }));
        assertThat(manager.get("/insight/cases?figure=happiness").body()).contains("There is no such figure");
        assertThat(manager.get("/insight/cases?figure=age&detail=%27--&after=x~y~z")
                        .statusCode())
                .isEqualTo(200);
        assertThat(manager.get("/insight/cases?figure=refused&detail=a%00b").statusCode())
                .isLessThan(500);
    }

    @Test
    void aServiceThatIsWithdrawnHasItsCasesStill() {
        db.update(
                """
                insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at,
                                       request_key)
                values ('INS-2026-WITHDRAW', 'dowry', 'x', 'x', 'web', '=1+1', 'IN_PROGRESS', now(), now(), 'dowry')
                on conflict do nothing""");
        house.getBean(Rollup.class).catchUp();
        assertThat(manager.get("/insight?service=dowry").body()).contains("no longer offered");
        assertThat(manager.get("/insight/cases?service=dowry").body())
                .contains("1 case")
                .contains("INS-2026-WITH");
        assertThat(manager.get("/insight/cases.csv?service=dowry").body()).contains(",dowry,'=1+1,");
        assertThat(manager.get("/insight/cases?office=%3D1%2B1").body()).contains("1 case");
        assertThat(manager.get("/insight/cases/INS-2026-WITHDRAW").statusCode()).isEqualTo(200);
    }

    @Test
    void everyFigureHasItsListItsFilesAndItsMeaning() {
        String definitions = manager.get("/insight/definitions").body();
        assertSoftly(softly -> {
            for (Figure figure : Figure.values()) {
                HttpResponse<String> list = manager.get("/insight/cases?period=year&figure=" + figure.key());
                softly.assertThat(list.statusCode()).as("list of " + figure).isEqualTo(200);
                softly.assertThat(list.body()).as("list of " + figure).contains("id=\"count\"");
                HttpResponse<String> file = manager.get("/insight/cases.csv?period=year&figure=" + figure.key());
                softly.assertThat(file.body().lines().count() - 1)
                        .as("lines of " + figure)
                        .isEqualTo(count(list.body()));
                softly.assertThat(definitions).as("meaning of " + figure).contains("id=\"" + figure.key() + "\"");
            }
        });
    }

    @Test
    void theOverviewAsAFileSaysWhatThePageSays() {
        String page = manager.get("/insight?period=year").body();
        String file = manager.get("/insight/overview.csv?period=year").body();
        assertThat(file).startsWith("\uFEFFFigure,Part,Number,Of,");
        String closed = file.lines()
                .filter(line -> line.startsWith("Cases closed,"))
                .findFirst()
                .orElseThrow()
                .split(",")[2];
        assertThat(page).contains(">" + closed + "</a>");
        assertThat(manager.get("/insight/overview.xlsx").headers().firstValue("content-type"))
                .get()
                .asString()
                .contains("spreadsheetml");
    }

    @Test
    void whoIsOfAnOfficeSeesItAlone() {
        db.update(
                """
                insert into account (user_name, kind, name_latin, name_arabic, password_hash, roles, office, unit)
                select ?, kind, name_latin, name_arabic, password_hash, roles, 'tabuk', 'tabuk'
                from account where user_name = 'manager1' on conflict do nothing""",
                LIMITED);
        Browser limited = Browser.at(port).signIn(LIMITED);
        String all = limited.get("/insight/cases?figure=received&period=year&office=main")
                .body();
        assertThat(all).contains("Your account is for one office");
        Integer own = db.queryForObject(
                "select count(*) from case_file where office = 'tabuk' and submitted_at >= date_trunc('year', now(), 'Asia/Riyadh')",
                Integer.class);
        assertThat(count(all)).isEqualTo(own == null ? 0 : own);
        assertThat(limited.get("/insight/cases/" + caseOf("tabuk")).statusCode())
                .isEqualTo(200);
        assertThat(limited.get("/insight/cases/" + caseOf("main")).statusCode()).isEqualTo(404);
        assertThat(limited.get("/insight/cases/INS-2026-NOWHERE").statusCode()).isEqualTo(404);
    }

    private String caseOf(String office) {
        return String.valueOf(db.queryForObject(
                "select min(reference) from case_file where office = ? and reference like 'INS-%'",
                String.class, office));
    }

    private static long count(String list) {
        String said = list.replaceFirst("(?s).*id=\"count\">", "").replaceFirst("(?s)<.*", "");
        String number = said.replaceAll("\\D", "");
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }
}
