package org.diwan.insight.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.insight.Rollup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes and targets as a manager of one office reads them, whose cases are known to the last. */
@DiwanTest
class ProcessPageTests {

    private static final String PROCESS = "/insight/processes/certificate-issuance";
    private static final Pattern LIST = Pattern.compile(
            "href=\"(/insight/cases\\?[^\"]*)\"[^>]*>(?:<b>|<title>[^<]*</title>(?:<rect[^>]*>(?:</rect>)?)*<text[^>]*>)?([0-9,]+)(?=[<\\s])");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Rollup rollup;

    private Browser manager;

    @BeforeEach
    void anOfficeWhoseCasesAreKnown() {
        jdbc.sql(
                        """
                insert into account (user_name, kind, name_latin, name_arabic, password_hash, roles, office)
                select 'flow-manager', kind, name_latin, name_arabic, password_hash, roles, 'flow'
                from account where user_name = 'manager1' on conflict do nothing""")
                .update();
        if (jdbc.sql("select count(*) from case_file where office = 'flow'")
                        .query(Long.class)
                        .single()
                == 0) {
            cases("FL1", 20, 2, true);
            cases("FL2", 10, 100, true);
            cases("FL3", 5, 3, false);
            visits("FL1", "issueCertificate", "n", 10, true);
            visits("FL2", "issueCertificate", "5", 10, true);
            visits("FL3", "reconcileRecord", "0", 3600, false);
            visits("FL1", "stampByHand", "1", 10, true);
        }
        rollup.catchUp();
        manager = Browser.at(port).signIn("flow-manager");
    }

    /** So many, begun so many days ago; those decided took an hour of elapsed time, every fourth after it was due. */
    private void cases(String prefix, int count, int days, boolean decided) {
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at,
                    decided_at, decided_as, ended_at, request_key, priority)
                select :prefix || '-2026-' || lpad(n::text, 8, '0'), 'certificate-issuance', 'x', 'x', 'web', 'flow',
                       case when :decided then 'GRANTED' else 'IN_PROGRESS' end, at, at + case when n % 4 = 0 then interval '1 minute' else interval '9 days' end,
                       case when :decided then at + interval '1 hour' end, case when :decided then 'GRANTED' end,
                       case when :decided then at + interval '1 hour' end, :prefix || n, case when n = 1 then 'high' else 'normal' end
                from generate_series(1, :count) n,
                     lateral (select date_trunc('day', now()) - :days * interval '1 day' as at) a""")
                .param("prefix", prefix)
                .param("count", count)
                .param("days", days)
                .param("decided", decided)
                .update();
    }

    /** A visit of each to a step of the machine: so many seconds long, of so many that it should take. */
    private void visits(String prefix, String element, String seconds, int target, boolean left) {
        jdbc.sql(
                        """
                insert into step (reference, service, office, channel, element, kind, entered_at, left_at, target_seconds, due_at)
                select reference, service, office, channel, :element, 'system', submitted_at,
                       case when :left then submitted_at + %s * interval '1 second' end, :target,
                       submitted_at + :target * interval '1 second'
                from (select *, right(reference, 8)::int as n from case_file where office = 'flow') c
                where reference like :prefix || '-%%'"""
                                .formatted(seconds))
                .param("prefix", prefix)
                .param("element", element)
                .param("target", target)
                .param("left", left)
                .update();
    }

    @Test
    void eachStepTellsItsCountItsTimesAndHowItStands() {
        String page = manager.get(PROCESS).body();
        String row = row(page, "issueCertificate");
        assertThat(texts(row))
                .containsExactly(
                        "Issue the certificate",
                        "20",
                        "▲ 100% more ·",
                        "10 before",
                        "0",
                        "0",
                        "10 s",
                        "18 s",
                        ", over the target",
                        "▲ 260% longer · 5 s before",
                        "19 s",
                        ", over the target",
                        "10 s",
                        "10");
        assertThat(texts(row(page, "reconcileRecord"))).startsWith("Reconcile the record", "0", "5", "5");
        assertThat(texts(row(page, "stampByHand"))).startsWith("Stamp by hand", "no longer in the process", "20");
        assertThat(page)
                .contains("1 step is over target:")
                .contains("Issue the certificate: 20 came through")
                .contains("Reconcile the record: 5 wait now")
                .contains("Reconcile the record: 5 wait over target")
                .contains(">p90 18 s<")
                .contains(">over 10 s<")
                .contains("https://bpmn.io");
    }

    @Test
    void everyNumberOpensAsManyCasesAsItSays() {
        for (String path :
                List.of(PROCESS, PROCESS + "?against=none&period=month", "/insight/processes", "/insight/sla")) {
            String page = manager.get(path).body();
            Matcher links = LIST.matcher(page);
            Set<String> seen = new LinkedHashSet<>();
            assertSoftly(softly -> {
                while (links.find()) {
                    String href = links.group(1).replace("&amp;", "&");
                    if (seen.add(href)) {
                        String list = manager.get(href).body();
                        softly.assertThat(count(list)).as(path + " → " + href).isEqualTo(links.group(2));
                    }
                }
            });
            assertThat(seen).as("links of " + path).hasSizeGreaterThan(3);
        }
    }

    @Test
    void comparesWithWhatIsAskedForAndSaysWhereItCannot() {
        assertThat(manager.get(PROCESS + "?against=none").body()).doesNotContain("▲ 100% more");
        assertThat(manager.get(PROCESS + "?against=own&against-from=2000-01-01&against-to=2000-02-01")
                        .body())
                .contains("none before");
        assertThat(manager.get(PROCESS + "?against=own&against-from=x").body()).contains("could not be read");
        assertThat(manager.get(PROCESS + "?against=own&against-from=2026-03-02&against-to=2026-03-01")
                        .body())
                .contains("changed places");
        assertThat(manager.get(PROCESS + "?against=moon").body()).contains("no such period");
        assertThat(manager.get(PROCESS + "?against=year&from=1926-01-01&to=2026-01-01")
                        .body())
                .contains("Ten years are shown at most");
        assertThat(manager.get("/insight/processes/no-such-service").statusCode())
                .isEqualTo(404);
        assertThat(manager.get(PROCESS + "?office=main").body())
                .contains("one office")
                .contains("20 came through");
    }

    @Test
    void targetsTellWhatWasMetByServicePriorityAndStep() {
        String page = manager.get("/insight/sla?service=certificate-issuance").body();
        List<String> all = texts(page.substring(page.indexOf("<tbody>")));
        assertThat(all).containsSubsequence("Certificates", "20", "75%", "5");
        assertThat(all).containsSubsequence("High priority", "1", "100%", "0");
        assertThat(all).containsSubsequence("Issue the certificate", "10 s", "20", "50%", "10", "18 s");
        String file =
                manager.get("/insight/sla.csv?service=certificate-issuance").body();
        assertThat(file).contains("Certificates,Issue the certificate,").contains(",20,10,10,");
        assertThat(manager.get("/insight/sla.xlsx").statusCode()).isEqualTo(200);
        assertThat(manager.get(PROCESS + "/steps.csv").body())
                .contains("issueCertificate,Issue the certificate,20,0,0,");
    }

    @Test
    void aServiceThatIsOfferedNoMoreKeepsItsTable() {
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at, request_key)
                values ('FLW-2026-00000001', 'gone-flow', 'x', 'x', 'web', 'flow', 'IN_PROGRESS', now(), now(), 'gone-flow')
                on conflict do nothing""")
                .update();
        assertThat(manager.get("/insight/processes/gone-flow").body())
                .contains("no longer offered")
                .doesNotContain("<svg class=\"bpmn");
    }

    private static String row(String page, String element) {
        int start = page.indexOf("id=\"step-" + element + "\"");
        assertThat(start).as("row of " + element).isPositive();
        return page.substring(page.indexOf('>', start) + 1, page.indexOf("</tr>", start));
    }

    private static List<String> texts(String html) {
        List<String> texts = new ArrayList<>();
        Matcher found = Pattern.compile(">([^<>]+)<").matcher(">" + html + "<");
        while (found.find()) {
            String text = found.group(1).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static String count(String list) {
        Matcher found = Pattern.compile("id=\"count\"[^>]*>[^<0-9]*([0-9,]+)?").matcher(list);
        assertThat(found.find()).as("count of the list").isTrue();
        return found.group(1) == null ? "0" : found.group(1);
    }
}
