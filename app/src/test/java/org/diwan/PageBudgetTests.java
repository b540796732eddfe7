package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.Correspondence;
import org.diwan.cases.Message.Side;
import org.diwan.cases.NewCase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What pages cost on a thin line: the bodies of HTML, CSS and JavaScript, compressed as Chromium receives them, and how
 * often it asks. Chromium takes no brotli without TLS, so these are the larger numbers of gzip.
 */
class PageBudgetTests extends JourneyTest {

    private static final int KB = 1024;
    private static final String INVESTIGATED = "1000000073";

    /**
     * The most that a page may cost.
     *
     * @param first in a browser that has never been here, and again when it fetches the sheet to keep
     * @param repeat once the browser holds sheet and script
     */
    private record Budget(int first, int repeat, int requests) {
        @Override
        public String toString() {
            return first + " / " + repeat + " KB in " + requests;
        }
    }

    /** Visits to each page on a line of 1 Mbps and 300 ms: {@code -Ddiwan.thin-line=5} for medians of five. */
    private static final int ROUNDS = Integer.getInteger("diwan.thin-line", 0);

    private static final Budget CITIZEN = new Budget(14, 4, 2);
    private static final Budget CHECK = new Budget(16, 6, 2);
    private static final Budget LIST = new Budget(40, 8, 3);
    private static final Budget DASHBOARD = new Budget(40, 10, 3);

    private record Cost(int bytes, int requests) {
        boolean exceeds(int kilobytes, int most) {
            return bytes > kilobytes * KB || requests > most;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f KB in %d", (double) bytes / KB, requests);
        }
    }

    @Autowired
    Cases cases;

    @Autowired
    Correspondence correspondence;

    private final List<String> table = new ArrayList<>();
    private final List<String> over = new ArrayList<>();

    /** Windows take long to open: one for each language, which forgets everything before a page is measured. */
    private final Map<String, Page> fresh = new HashMap<>();

    @Test
    void everyPageKeepsItsBudget() {
        fillTheDesk();
        for (String language : List.of("en", "ar")) {
            citizen(language);
            talk(language);
            forms(language);
            bank(language);
            cost("desk list", language, LIST, signedIn("clerk1", language), page -> page.navigate("/desk"));
            cost("insight", language, DASHBOARD, signedIn("manager1", language), page -> page.navigate("/insight"));
        }
        System.getLogger(PageBudgetTests.class.getName())
                .log(
                        Level.INFO,
                        "page, language, first visit, second, repeat, budget, first paint of the first and the second visit on 1 Mbps and 300 ms\n"
                                + String.join("\n", table));
        assertThat(over).as("pages over their budget").isEmpty();
    }

    private void citizen(String language) {
        Page citizen = signedIn(EMPLOYED, language);
        Page visitor = visitor(language);
        cost("catalogue", language, CITIZEN, visitor, page -> page.navigate("/"));
        cost("search", language, CITIZEN, visitor, page -> page.navigate("/?q=salery"));
        cost("first check", language, CITIZEN, visitor, page -> page.navigate(SERVICE + "/eligibility"));
        citizen.navigate(SERVICE + "/start?template=wage");
        stay("form question", language, CITIZEN, citizen);
        submit(citizen);
        stay("check answers", language, CHECK, citizen);
        send(citizen);
        stay("certificate", language, CITIZEN, citizen);
        citizen.navigate(SERVICE + "/start?template=pension");
        submit(citizen);
        send(citizen);
        stay("status", language, CITIZEN, citizen);
    }

    /** Long forms: every type, rows, files; what was begun, and what is no longer kept. */
    private void forms(String language) {
        Page citizen = signedIn("1000000057", language);
        citizen.navigate("/services/contact-details-change/start");
        String change = path(citizen).replaceFirst("\\?.*", "");
        choose(citizen, "changes", "email");
        choose(citizen, "changes", "city");
        stay("contact details: what", language, CITIZEN, citizen);
        submit(citizen);
        stay("contact details: new", language, CITIZEN, citizen);
        citizen.navigate(change + "/check");
        stay("contact details: check", language, CHECK, citizen);
        citizen.navigate("/services/every-component/start");
        String draft = path(citizen).replaceFirst("\\?.*", "");
        stay("form with dates", language, CITIZEN, citizen);
        citizen.navigate(draft + "?page=family");
        citizen.locator("button[name=_add][value='children']").click();
        citizen.locator("button[name=_add][value='children.0.schools']").click();
        citizen.navigate(draft + "?page=family");
        stay("form with rows", language, CITIZEN, citizen);
        citizen.navigate(draft + "?page=proof");
        stay("form with files", language, CITIZEN, citizen);
        citizen.navigate(draft + "/check");
        stay("check of a long form", language, CHECK, citizen);
        citizen.navigate("/cases");
        stay("my cases with drafts", language, CITIZEN, citizen);
        cost("no longer kept", language, CITIZEN, citizen, page -> page.navigate(SERVICE + "/start/" + new UUID(0, 1)));
    }

    private void talk(String language) {
        Map<String, Object> answers = Map.of("template", "wage", "languages", "en", "validity", "7");
        String reference = cases.submit(
                new NewCase("certificate-issuance", INVESTIGATED, INVESTIGATED, "web", answers, "talk " + language));
        Case file = cases.find(reference).orElseThrow();
        for (int i = 1; i <= 3; i++) {
            correspondence.write(file, Side.CLIENT, INVESTIGATED, "Do you need pay slip " + i + " as well?");
            correspondence.write(file, Side.INSTITUTION, "clerk1", "Yes, number " + i + " and the contract, please.");
        }
        Page citizen = signedIn(INVESTIGATED, language);
        citizen.navigate("/cases/" + reference);
        stay("case with messages", language, CITIZEN, citizen);
        citizen.navigate("/cases");
        stay("my cases", language, CITIZEN, citizen);
    }

    private void bank(String language) {
        Page owner = signedIn(EMPLOYED, language);
        askForWage(owner);
        String code = owner.locator(".codebox").innerText();
        Page bank = visitor(language);
        cost("verify form", language, CITIZEN, bank, page -> page.navigate("/verify"));
        // Nobody comes to the answer but from the form, which has brought the script.
        cost(
                "verified answer",
                language,
                CITIZEN,
                bank,
                page -> {
                    page.navigate("/verify");
                    page.locator("#code").fill(code);
                    page.locator("#owner").fill(EMPLOYED);
                },
                JourneyTest::submit);
    }

    private void fillTheDesk() {
        Map<String, Object> answers = Map.of(
                "template", "wage", "languages", "en", "addressee", "Bank", "validity", "7", "wageFields", List.of());
        for (int i = 0; i < 50; i++) {
            cases.submit(new NewCase("certificate-issuance", INVESTIGATED, INVESTIGATED, "web", answers, "desk " + i));
        }
    }

    private void stay(String name, String language, Budget budget, Page at) {
        String path = path(at);
        cost(name, language, budget, at, page -> page.navigate(path));
    }

    private void cost(String name, String language, Budget budget, Page known, Consumer<Page> arrive) {
        cost(name, language, budget, known, page -> {}, arrive);
    }

    /** The same person in a browser without our sheets, three times. */
    private void cost(
            String name, String language, Budget budget, Page known, Consumer<Page> prepare, Consumer<Page> arrive) {
        Page page = fresh.computeIfAbsent(language, this::visitor);
        forget(page);
        page.context().addCookies(known.context().cookies());
        prepare.accept(page);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("css"));
        Cost first = measured(page, arrive);
        prepare.accept(page);
        Cost second = measured(page, arrive);
        prepare.accept(page);
        Cost repeat = measured(page, arrive);
        String line = String.join(
                ", ",
                name,
                language,
                first.toString(),
                second.toString(),
                repeat.toString(),
                budget.toString(),
                onThinLine(page, prepare, arrive));
        table.add(line);
        if (first.exceeds(budget.first(), budget.requests())
                || second.exceeds(budget.first(), budget.requests())
                || repeat.exceeds(budget.repeat(), 1)) {
            over.add(line);
        }
    }

    /** As if it had never been anywhere: nothing kept on disk, in memory or as a cookie. */
    private static void forget(Page page) {
        page.navigate("about:blank");
        page.context().clearCookies();
        CDPSession network = page.context().newCDPSession(page);
        network.send("Network.enable");
        network.send("Network.clearBrowserCache");
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        network.send("Network.setCacheDisabled", off);
        network.detach();
    }

    /** When something is first to be seen on the line of a branch office, first and second visit; only told. */
    private static String onThinLine(Page page, Consumer<Page> prepare, Consumer<Page> arrive) {
        List<Double> firsts = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        BrowserContext context = page.context();
        CDPSession line = context.newCDPSession(page);
        for (int round = 0; round < ROUNDS; round++) {
            line.send("Network.emulateNetworkConditions", conditions(0, -1));
            prepare.accept(page);
            context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("css"));
            line.send("Network.clearBrowserCache");
            line.send("Network.emulateNetworkConditions", conditions(300, 125_000));
            firsts.add(firstPaint(page, arrive));
            prepare.accept(page);
            seconds.add(firstPaint(page, arrive));
        }
        line.send("Network.emulateNetworkConditions", conditions(0, -1));
        return ROUNDS == 0 ? "-" : median(firsts) + " / " + median(seconds) + " ms";
    }

    private static JsonObject conditions(int latencyMs, int bytesPerSecond) {
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", latencyMs);
        conditions.addProperty("downloadThroughput", bytesPerSecond);
        conditions.addProperty("uploadThroughput", bytesPerSecond);
        return conditions;
    }

    private static double firstPaint(Page page, Consumer<Page> arrive) {
        arrive.accept(page);
        page.waitForLoadState();
        page.waitForCondition(() -> Boolean.TRUE.equals(
                page.evaluate("performance.getEntriesByName('first-contentful-paint').length > 0")));
        return ((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
    }

    private static long median(List<Double> times) {
        return Math.round(times.stream().sorted().toList().get(times.size() / 2));
    }

    private static Cost measured(Page page, Consumer<Page> arrive) {
        Map<String, Integer> heads = new HashMap<>();
        Map<String, Integer> wholes = new HashMap<>();
        Set<String> kept = new HashSet<>();
        CDPSession network = page.context().newCDPSession(page);
        network.on("Network.requestServedFromCache", event -> kept.add(id(event)));
        network.on("Network.responseReceived", event -> {
            JsonObject response = event.getAsJsonObject("response");
            if (response.get("fromDiskCache").getAsBoolean()) {
                kept.add(id(event));
            }
            if (response.get("url").getAsString().startsWith(HOUSE)) {
                heads.put(id(event), response.get("encodedDataLength").getAsInt());
            }
        });
        network.on(
                "Network.loadingFinished",
                event -> wholes.put(id(event), event.get("encodedDataLength").getAsInt()));
        network.send("Network.enable");
        arrive.accept(page);
        page.waitForLoadState();
        page.waitForCondition(() -> wholes.keySet().containsAll(heads.keySet()));
        network.detach();
        heads.keySet().removeAll(kept);
        int bytes = heads.entrySet().stream()
                .mapToInt(head -> wholes.get(head.getKey()) - head.getValue())
                .sum();
        return new Cost(bytes, heads.size());
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }
}
