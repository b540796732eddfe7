package org.diwan.access.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.access.AccessHouse;
import org.diwan.identity.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What security officers and auditors see of access, and what officers do. */
@DiwanTest
class AccessPagesTests {

    private static final String AT = "/admin/access";
    private static final List<String> REPORTS =
            List.of("grants", "conflicts", "dormant", "differences", "reviews", "leavers");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    BeanFactory beans;

    @Test
    void reportsAreReadInEveryLanguageAndByNobodyElse() {
        Browser auditor = Browser.at(port).signIn("auditor1");
        for (String language : List.of("ar", "fr", "en")) {
            for (String address : List.of("", "/people/clerk1", "/" + String.join(" /", REPORTS))) {
                for (String one : address.split(" ")) {
                    Document page = page(auditor.get(AT + one + "?lang=" + language));
                    assertThat(page.select("main").text()).doesNotContain("??", "rights.");
                    assertThat(page.select("html").attr("lang")).isEqualTo(language);
                }
            }
        }
        assertThat(page(auditor.get(AT + "/people/clerk1")).select("form[action$=/left]"))
                .isEmpty();
        assertThat(auditor.get(AT + "/people/nobody-at-all").statusCode()).isEqualTo(404);
        assertThat(auditor.get(AT + "/reviews/start").statusCode()).isEqualTo(404);
        for (String other : List.of("admin1", "manager1", "clerk1", "hospital1")) {
            assertThat(Browser.at(port).signIn(other).get(AT + "/grants").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoHasWhatIsNarrowedOnThePageAndInTheFilesAlike() throws Exception {
        var house = new AccessHouse(beans);
        String user = AccessHouse.newName();
        house.staff(user, "supervisor1");
        house.grant(user, "ledger", "preparer", "held", null);
        house.grant(user, "ledger", "approver", "held", null);
        house.grant(user, "records", "reader", "removed", null);
        db.sql("update staff_member set name_latin = '=1+1' where user_name = ?")
                .param(user)
                .update();
        Browser officer = Browser.at(port).signIn("security1");
        String narrowed = AT + "/grants?person=" + user + "&system=ledger&lang=en";
        Document page = page(officer.get(narrowed));
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody").text()).contains("Finance ledger", "Before there were requests", "For good");
        assertThat(page.select(".acts a").eachAttr("href"))
                .containsExactly(
                        AT + "/grants.csv?person=" + user + "&system=ledger&",
                        AT + "/grants.xlsx?person=" + user + "&system=ledger&");
        assertThat(page(officer.get(AT + "/grants?person=" + user + "&state=removed"))
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(page(officer.get(AT + "/grants?person=no%25one")).text()).contains("Nothing fits");

        HttpResponse<String> csv = officer.get(AT + "/grants.csv?person=" + user + "&system=ledger");
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(csv.body().lines()).hasSize(3);
        assertThat(csv.body()).startsWith("\uFEFFUser name,Person").contains("'=1+1", "Held", user);
        assertThat(sheet(officer, AT + "/grants.xlsx?person=" + user)).contains("=1+1", "Finance ledger");
        REPORTS.forEach(report ->
                assertThat(officer.get(AT + "/" + report + ".csv").statusCode()).isEqualTo(200));

        Document conflicts = page(officer.get(AT + "/conflicts?person=" + user));
        assertThat(conflicts.select("tbody tr")).hasSize(1);
        assertThat(conflicts.select("tbody").text()).contains("must not approve it");
        assertThat(page(officer.get(AT + "/dormant?person=" + user)).select("tbody tr"))
                .isEmpty();
        db.sql("update access_grant set held_at = now() - interval '91 days' where user_name = ?")
                .param(user)
                .update();
        assertThat(page(officer.get(AT + "/dormant?person=" + user))
                        .select("tbody")
                        .text())
                .contains("Never", "None here");
        assertThat(db.sql("select count(*) from audit_entry where act = 'access-report-taken' and who = 'security1'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void anOfficerSaysThatSomebodyHasLeftAndTakesTheProof() throws Exception {
        var house = new AccessHouse(beans);
        String user = AccessHouse.newName();
        house.staff(user, "supervisor1");
        house.account(user, Role.CLERK);
        Browser officer = Browser.at(port).signIn("security1");
        String page = AT + "/people/" + user;
        officer.get(page + "?lang=en");
        Document wrong = page(officer.post(page + "/left", Map.of("reason", "no")));
        assertThat(wrong.select(".govuk-error-summary").text()).contains("Say why", "Confirm");
        assertThat(wrong.select("title").text()).startsWith("Error:");
        assertThat(officer.post(AT + "/people/security1/left", Map.of("reason", "I go", "sure", "true"))
                        .statusCode())
                .isEqualTo(404);

        officer.get(page);
        Document told = page(officer.post(page + "/left", Map.of("reason", "Found <b>new</b> work", "sure", "true")));
        assertThat(told.text()).contains("All access is being taken", "the account is closed");
        assertThat(db.sql("select enabled from account where user_name = ?")
                        .param(user)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        await().atMost(Duration.ofSeconds(60)).until(() -> !page(officer.get(AT + "/leavers?person=" + user))
                .select("a[href$=proof-en.pdf]")
                .isEmpty());
        Browser auditor = Browser.at(port).signIn("auditor1");
        Document leavers = page(auditor.get(AT + "/leavers?person=" + user));
        for (var link : leavers.select("a[href$=.pdf]")) {
            HttpResponse<String> proof = auditor.get(link.attr("href"));
            assertThat(proof.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(proof.body()).startsWith("%PDF-");
        }
        assertThat(page(auditor.get(page)).select("a[href^=/admin/audit?object=]"))
                .isNotEmpty();
        assertThat(page(auditor.get(page)).select("a[href$=/proof-en.pdf]")).hasSize(1);
        assertThat(page(auditor.get("/admin/audit?lang=en&object=" + user)).text())
                .contains("Took access away", "System: Diwan", "Roles: Clerk");
        assertThat(page(officer.get("/admin/users/" + user + "/open")).text())
                .contains("The staff list says that this person has left");
        officer.post("/admin/users/" + user + "/open", Map.of("reason", "Come back"));
        assertThat(db.sql("select enabled from account where user_name = ?")
                        .param(user)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(page(officer.get(AT)).select("form select option")).isNotEmpty();
        assertThat(officer.get(AT + "?user=" + user).uri()).hasPath(page);
        assertThat(auditor.get(AT + "/leavers/ALV-2026-UNKNOWN1/proof-en.pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOfficerHasATeamReviewed() {
        var house = new AccessHouse(beans);
        String manager = AccessHouse.newName();
        String member = AccessHouse.newName();
        house.staff(manager, "manager1");
        house.staff(member, manager);
        house.grant(member, "records", "reader", "held", null);
        Browser officer = Browser.at(port).signIn("security1");
        Document ask = page(officer.get(AT + "/reviews/start?lang=en"));
        assertThat(ask.select("option[value=" + manager + "]")).hasSize(1);
        Document begun = page(officer.post(AT + "/reviews/start", Map.of("manager", manager)));
        assertThat(begun.text()).contains("One team is reviewed");
        assertThat(page(officer.get(AT + "/reviews?person=" + manager))
                        .select("tbody")
                        .text())
                .contains("On demand", "Under way");
        officer.get(AT + "/reviews/start");
        assertThat(page(officer.post(AT + "/reviews/start", Map.of("manager", manager)))
                        .text())
                .contains("All are under way already");
        officer.get(AT + "/reviews/start");
        assertThat(officer.post(AT + "/reviews/start", Map.of("manager", "nobody-at-all"))
                        .statusCode())
                .isEqualTo(422);
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** The texts of a workbook. */
    private String sheet(Browser browser, String path) throws Exception {
        HttpRequest asked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", "DIWAN=" + browser.cookie("DIWAN"))
                .build();
        HttpResponse<byte[]> file = HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        var text = new StringBuilder();
        Path kept = Files.createTempFile("access", ".xlsx");
        Files.write(kept, file.body());
        try (var zip = new ZipFile(kept.toFile())) {
            for (var part : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(kept);
        return text.toString();
    }
}
