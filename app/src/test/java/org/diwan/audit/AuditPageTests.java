package org.diwan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.web.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DiwanTest
class AuditPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SigningKey signing;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anAuditorBeginsAtTheAuditAndFindsWhoDidWhat() {
        Browser.at(port).signIn("clerk2");
        Browser auditor = Browser.at(port);
        auditor.get("/sign-in");
        assertThat(auditor.signIn("auditor1", "demo-Pass-2026").uri().getPath()).isEqualTo("/admin/audit");
        String page = auditor.get("/admin/audit?lang=en&who=clerk2&act=sign-in-signed-in")
                .body();
        assertThat(page)
                .contains("Signed in", "clerk2", "Network address")
                .doesNotContain("<strong>Published a service");
        assertThat(auditor.get("/admin/audit?who=nobody").body()).contains("No entry fits the search");
        assertThat(auditor.get("/admin/audit?from=yesterday").body()).contains("year, month and day");
        assertThat(auditor.get("/admin/audit?from=2026-01-01&to=2026-01-02").body())
                .contains("No entry fits");
    }

    @Test
    void pagesFollowEachOtherAndNothingIsShownTwice() {
        Browser auditor = Browser.at(port).signIn("auditor1");
        for (int look = 0; look < AuditSearch.LINES + 3; look++) {
            auditor.get("/admin/audit?object=entries");
        }
        String first = auditor.get("/admin/audit?lang=en&who=auditor1&act=audit-searched")
                .body();
        String next = first.replaceAll("(?s).*<a[^>]*rel=\"next\"[^>]*href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        if (!next.startsWith("/admin")) {
            next = first.replaceAll("(?s).*href=\"([^\"]+before=[^\"]+)\".*", "$1")
                    .replace("&amp;", "&");
        }
        assertThat(next).startsWith("/admin/audit?").contains("before=");
        String second = auditor.get(next).body();
        assertThat(second).contains("Looked at the audit", "Latest");
        assertThat(numbers(second)).isNotEmpty().doesNotContainAnyElementsOf(numbers(first));
    }

    private static List<String> numbers(String page) {
        return Stream.of(page.split("class=\"num m\""))
                .skip(2)
                .map(cell -> cell.substring(0, cell.indexOf("</td>")))
                .filter(cell -> cell.matches("(?s)>[\\d,]+.*"))
                .toList();
    }

    @Test
    void whatIsLookedAtAndExportedIsItselfInTheAudit() {
        Browser auditor = Browser.at(port).signIn("auditor1");
        auditor.get("/admin/audit?object=1000000008");
        assertThat(auditor.get("/admin/audit/export/entries.csv?who=auditor1").body())
                .startsWith("\uFEFFposition,seq,at,who,act");
        auditor.post("/sign-out", Map.of());
        assertThat(jdbc.sql("select act || ' ' || detail from audit_entry where who = 'auditor1' order by seq")
                        .query(String.class)
                        .list())
                .contains(
                        "audit-searched {\"object\":\"1000000008\"}",
                        "audit-exported {\"format\":\"csv\",\"who\":\"auditor1\"}")
                .anyMatch(it -> it.startsWith("signed-out "));
    }

    @Test
    void theWholeChainIsExportedAndHolds(@TempDir Path folder) throws Exception {
        Browser auditor = Browser.at(port).signIn("auditor1");
        HttpResponse<String> export = auditor.get("/admin/audit/export/chain.jsonl");
        Path file = Files.writeString(folder.resolve("chain.jsonl"), export.body());
        List<Finding> found = new ArrayList<>();
        var report = new ExportVerification(file, List.of(signing.certificate()), found::add).run();
        assertThat(found).isEmpty();
        assertThat(report.entries()).isGreaterThan(5);
        auditor.get("/admin/audit?lang=en");
        auditor.post("/admin/audit/verify", Map.of());
        assertThat(auditor.get("/admin/audit?lang=en").body()).contains("Unbroken up to entry");
    }

    @Test
    void whileOneReadsTheChainOthersAreToldSo() {
        Browser auditor = Browser.at(port).signIn("auditor1");
        auditor.get("/admin/audit?lang=en");
        transaction.executeWithoutResult(reading -> {
            assertThat(jdbc.sql("select pg_try_advisory_xact_lock(?)")
                            .param(ChainReader.LOCK)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(auditor.post("/admin/audit/verify", Map.of()).body())
                    .contains("being checked or exported at this moment");
            assertThat(auditor.get("/admin/audit/export/chain.jsonl").body())
                    .contains("being checked or exported at this moment");
        });
        assertThat(auditor.get("/admin/audit/export/chain.jsonl").body()).startsWith("{\"audit\":1");
    }

    @Test
    void othersSeeNothingOfItAndSecurityMayLookOnly() {
        assertThat(Browser.withoutRedirectsAt(port)
                        .signIn("admin1")
                        .get("/admin/audit")
                        .statusCode())
                .isEqualTo(404);
        Browser security = Browser.withoutRedirectsAt(port).signIn("security1");
        assertThat(security.get("/admin/audit?lang=en").body())
                .contains("Signed in")
                .doesNotContain("Export the whole chain");
        assertThat(security.get("/admin/audit/export/chain.jsonl").statusCode()).isEqualTo(404);
    }

    @Test
    void servicesThatWerePublishedAreInIt() {
        assertThat(jdbc.sql("select detail ->> 'release' from audit_entry where act = 'service-published'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(release -> release.matches("[0-9a-f]{16}"));
    }

    /** The triggers are the second line; the first is that the application's role has no such right. */
    @Test
    void theApplicationsOwnRoleCannotTouchTheAudit() {
        for (String table : List.of("audit_entry", "audit_seal", "audit_head", "audit_chain")) {
            for (String attempt : List.of(
                    "delete from " + table,
                    "truncate " + table,
                    "update " + table + " set " + (table.equals("audit_chain") ? "unmarked_to = 1" : columnOf(table)),
                    "alter table " + table + " disable trigger user",
                    "drop table " + table)) {
                assertThatThrownBy(() -> jdbc.sql(attempt).update())
                        .as(attempt)
                        .hasStackTraceContaining(
                                attempt.startsWith("alter") || attempt.startsWith("drop")
                                        ? "must be owner"
                                        : "permission denied");
            }
        }
    }

    private static String columnOf(String table) {
        return table.equals("audit_entry") ? "who = 'nobody'" : "position = position + 1";
    }
}
