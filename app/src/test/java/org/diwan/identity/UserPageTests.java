package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who looks after accounts finds them, sees how they stand, and closes and opens them with a reason. */
@DiwanTest
class UserPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Authenticators authenticators;

    @Autowired
    SecondFactors factors;

    @Autowired
    Clock clock;

    @BeforeEach
    void accounts() {
        jdbc.sql("delete from sign_in where user_name like 'made-up%'").update();
        jdbc.sql("delete from web_session where principal_name like 'made-up%'").update();
        jdbc.sql("delete from account where user_name like 'made-up%'").update();
        jdbc.sql(
                        """
                insert into account (user_name, kind, name_latin, name_arabic, password_hash, roles, unit, created_at,
                                     last_sign_in)
                select 'made-up' || lpad(n::text, 3, '0'), 'staff', 'Made_Up 100% ' || n, 'مصنوع ' || n, password_hash,
                       case when n % 2 = 0 then '{CLERK}'::text[] else '{CLERK,AUDITOR}' end,
                       case when n = 3 then 'it' end, now() - interval '1 year',
                       case when n <= 3 then now() - n * interval '60 days' end
                from account, generate_series(1, 120) n where user_name = 'clerk1'""")
                .update();
    }

    @Test
    void accountsAreFoundByNameRoleAndStateAPageAtATime() {
        Browser security = Browser.at(port).signIn("security1");
        String first = security.get("/admin/users?q=made-up").body();
        assertThat(first)
                .contains("made-up001", "made-up050", "after=made-up050")
                .doesNotContain("made-up051");
        String second = security.get("/admin/users?q=made-up&after=made-up050").body();
        assertThat(second).contains("made-up051", "made-up100", "First page").doesNotContain("made-up050<");
        assertThat(security.get("/admin/users?q=made-up&after=made-up100").body())
                .contains("made-up120")
                .doesNotContain("after=made-up120");
        assertThat(security.get("/admin/users?q=Up%20100%25%207").body())
                .contains("made-up007", "made-up070")
                .doesNotContain("made-up008");
        assertThat(security.get("/admin/users?q=%D9%85%D8%B5%D9%86%D9%88%D8%B9%207")
                        .body())
                .contains("made-up007");
        assertThat(security.get("/admin/users?q=made-up&role=AUDITOR").body())
                .contains("made-up001", "Auditor")
                .doesNotContain("made-up002");
        assertThat(security.get("/admin/users?q=made-up&state=dormant").body())
                .as("60 days ago, 120 days ago, never")
                .contains("made-up002", "made-up004", "Unused for 90 days")
                .doesNotContain("made-up001");
        assertThat(security.get("/admin/users?q=made-up&state=closed").body()).contains("No account is like that");
        for (String odd : List.of("?kind=x&state=x&role=x&after=%25", "?q=%25", "?q=_", "?q=%5C", "?after=zzz")) {
            assertThat(security.get("/admin/users" + odd).statusCode()).as(odd).isEqualTo(200);
        }
    }

    @Test
    void citizensAreFoundByTheirWholeIdOnly() {
        Browser security = Browser.at(port).signIn("security1");
        assertThat(security.get("/admin/users?kind=citizen&q=1000000008").body())
                .contains("Nouf");
        assertThat(security.get("/admin/users?kind=citizen&q=100000000").body()).contains("by their whole ID");
        assertThat(security.get("/admin/users?kind=citizen&q=Nouf").body()).doesNotContain("1000000008");
    }

    @Test
    void anAccountIsClosedWithAReasonAndItsOwnerIsOutAtTheNextClick() {
        Browser owner = Browser.at(port).signIn("made-up002");
        assertThat(owner.get("/desk").uri().getPath()).isEqualTo("/desk");
        Browser security = Browser.at(port).signIn("security1");
        assertThat(security.get("/admin/users/made-up002").body()).contains("Close the account", "End all sessions");
        assertThat(security.get("/admin/users/made-up002/close").body()).contains("Close this account?");
        assertThat(security.post("/admin/users/made-up002/close", Map.of("reason", " "))
                        .body())
                .contains("Error: ", "Say why");
        assertThat(owner.get("/desk").uri().getPath()).isEqualTo("/desk");
        assertThat(security.post("/admin/users/made-up002/close", Map.of("reason", "Laptop <stolen>"))
                        .body())
                .contains("The account is closed", "Open it again");
        assertThat(owner.get("/desk").uri().getPath()).isEqualTo("/sign-in");
        assertThat(owner.signIn("made-up002", "demo-Pass-2026").body()).contains("govuk-error-summary");
        assertThat(security.get("/admin/users?state=closed").body()).contains("made-up002");
        security.get("/admin/users/made-up002/open");
        assertThat(security.post("/admin/users/made-up002/open", Map.of("reason", "Found again"))
                        .body())
                .contains("The account is open");
        assertThat(jdbc.sql("select who || ' ' || act || ' ' || (detail ->> 'reason') from audit_entry"
                                + " where object_id = 'made-up002' and act like 'account-%' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("security1 account-closed Laptop <stolen>", "security1 account-opened Found again");
    }

    @Test
    void aPinIsShownOnceAndOpensTheChoiceOfAPassword() {
        Browser security = Browser.at(port).signIn("security1");
        assertThat(security.get("/admin/users/made-up002/pin").body()).contains("Make a one-time PIN?");
        Matcher pin = Pattern.compile("id=\"pin\"[^>]*>([^<]+)<")
                .matcher(security.post("/admin/users/made-up002/pin", Map.of()).body());
        assertThat(pin.find()).isTrue();
        assertThat(Browser.at(port).signIn("made-up002", "demo-Pass-2026").uri().getPath())
                .isEqualTo("/sign-in");
        Browser owner = Browser.at(port);
        owner.get("/sign-in");
        assertThat(owner.signIn("made-up002", pin.group(1)).uri().getPath()).isEqualTo("/sign-in/password");
        assertThat(security.get("/admin/users/1000000008/pin").statusCode())
                .as("citizens get theirs at the counter")
                .isEqualTo(404);
    }

    @Test
    void aLostAuthenticatorAppIsTakenAwayWithAReasonAndItsOwnerIsTold() {
        Browser security = Browser.at(port).signIn("security1");
        assertThat(security.get("/admin/users/made-up004").body()).doesNotContain("/made-up004/app");
        assertThat(security.get("/admin/users/made-up004/app").uri().getPath()).isEqualTo("/admin/users/made-up004");
        List<String> codes = withApp("made-up004");
        assertThat(path("made-up004")).isEqualTo("/sign-in/code");
        assertThat(security.get("/admin/users/made-up004").body()).contains("/made-up004/app");
        assertThat(security.get("/admin/users/made-up004/app").body()).contains("Remove this authenticator app?");
        assertThat(security.post("/admin/users/made-up004/app", Map.of("reason", " "))
                        .body())
                .contains("Error: ", "Say why");
        assertThat(authenticators.has("made-up004")).isTrue();
        Map<String, String> reason = Map.of("reason", "Telephone <lost>, seen at the office");
        assertThat(security.post("/admin/users/made-up004/app", reason).body())
                .contains("The authenticator app is removed")
                .doesNotContain("/made-up004/app");
        assertThat(security.post("/admin/users/made-up004/app", reason).body())
                .as("there is none any more")
                .doesNotContain("The authenticator app is removed");
        assertThat(path("made-up004")).isEqualTo("/desk");
        assertThat(factors.check("made-up004", codes.get(0), null)).isPresent();
        assertThat(jdbc.sql("select who || ' ' || (detail ->> 'reason') from audit_entry"
                                + " where object_id = 'made-up004' and act = 'app-removed'")
                        .query(String.class)
                        .list())
                .containsExactly("security1 Telephone <lost>, seen at the office");
        assertThat(jdbc.sql("select recipient from notification where client = 'staff:made-up004'"
                                + " and notice = 'app-removed'")
                        .query(String.class)
                        .list())
                .containsExactly("made-up004@diwan.example");
    }

    @Test
    void nobodyTakesTheirOwnAppAwayHereAndOperatorsTakeNobodys() {
        withApp("made-up006");
        for (String user : List.of("security1", "admin1")) {
            Browser browser = Browser.at(port).signIn(user);
            String app = "/admin/users/" + (user.equals("security1") ? user : "made-up006") + "/app";
            assertThat(browser.get(app).statusCode()).isEqualTo(404);
            assertThat(browser.post(app, Map.of("reason", "Lost")).statusCode()).isEqualTo(404);
        }
        assertThat(Browser.at(port)
                        .signIn("admin1")
                        .get("/admin/users/made-up006")
                        .body())
                .doesNotContain("/made-up006/app");
        assertThat(authenticators.has("made-up006")).isTrue();
    }

    /** An app and recovery codes; the owner has an address, too. */
    private List<String> withApp(String user) {
        jdbc.sql(
                        """
                insert into staff_member (user_name, name_latin, name_arabic, email, unit, joined_on)
                values (:user, 'Made Up', 'مصنوع', :user || '@diwan.example', 'it', '2024-09-01') on conflict do nothing""")
                .param("user", user)
                .update();
        authenticators.begin(user);
        byte[] secret = authenticators.pending(user).orElseThrow();
        assertThat(factors.confirm(user, Totp.code(secret, Totp.step(clock.instant()))))
                .isEmpty();
        return factors.codes(user);
    }

    private String path(String user) {
        Browser owner = Browser.at(port);
        owner.get("/sign-in");
        return owner.signIn(user, DemoAccounts.PASSWORD).uri().getPath();
    }

    @Test
    void anAccountIsMadeForOneOfficeFromTheNextClickOn() {
        Browser owner = Browser.at(port).signIn("made-up002");
        Browser security = Browser.at(port).signIn("security1");
        security.get("/admin/users/made-up002/reach");
        assertThat(security.post("/admin/users/made-up002/reach", Map.of("office", "nowhere", "reason", "Moved"))
                        .body())
                .contains("Choose an office of the list");
        assertThat(security.post("/admin/users/made-up002/reach", Map.of("office", "main"))
                        .body())
                .contains("Say why");
        assertThat(security.post(
                                "/admin/users/made-up002/reach",
                                Map.of("office", "main", "unit", " Claims ", "reason", "Moved"))
                        .body())
                .contains("It is saved", "Office main", "Unit Claims");
        assertThat(owner.get("/desk").statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select detail::text from audit_entry where object_id = 'made-up002'"
                                + " and act = 'account-reach-changed'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("main", "Claims", "Moved");
        assertThat(security.get("/admin/users/hospital1/reach").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyClosesTheirOwnAccountAndOperatorsOnlyLook() {
        Browser security = Browser.at(port).signIn("security1");
        assertThat(security.get("/admin/users/security1").body()).doesNotContain("Close the account");
        assertThat(security.get("/admin/users/security1/close").statusCode()).isEqualTo(404);
        assertThat(security.post("/admin/users/security1/close", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
        Browser operator = Browser.at(port).signIn("admin1");
        assertThat(operator.get("/admin/users/made-up002").body())
                .contains("made-up002", "Clerk")
                .doesNotContain("Close the account");
        assertThat(operator.get("/admin/users/made-up002/close").statusCode()).isEqualTo(404);
    }

    @Test
    void anOperatorOfAUnitSeesItsAccountsOnly() {
        jdbc.sql(
                        """
                insert into account (user_name, kind, name_latin, name_arabic, password_hash, roles, unit)
                select 'made-up-operator', kind, name_latin, name_arabic, password_hash, roles, 'it'
                from account where user_name = 'admin1'""")
                .update();
        Browser operator = Browser.at(port).signIn("made-up-operator");
        assertThat(operator.get("/admin/users").body())
                .contains("made-up003", "made-up-operator")
                .doesNotContain("made-up002", "clerk1");
        assertThat(operator.get("/admin/users/made-up003").statusCode()).isEqualTo(200);
        assertThat(operator.get("/admin/users/made-up002").statusCode()).isEqualTo(404);
    }

    @Test
    void everybodyBeginsWhereTheirWorkIs() {
        Map.of(
                        "security1",
                        "/admin/users",
                        "auditor1",
                        "/admin/audit",
                        "admin1",
                        "/admin",
                        "clerk1",
                        "/desk",
                        "finance1",
                        "/payments")
                .forEach((user, home) -> assertThat(Browser.at(port)
                                .signIn(user)
                                .get("/sign-in")
                                .uri()
                                .getPath())
                        .as(user)
                        .isEqualTo(home));
    }
}
