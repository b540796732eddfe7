package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.AddressWorld.Named;
import org.diwan.identity.Role;
import org.diwan.identity.RouteMatrix;
import org.diwan.identity.RouteMatrix.Row;
import org.diwan.identity.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every address of the running house × every method × every role, a stranger, an ended session and keys of programs × one's
 * own, somebody else's and no object. In a house of its own, since what a role may send is sent.
 */
@DiwanTest
@TestPropertySource(properties = "diwan.test-house=every-address")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryAddressTests {

    private static final Logger LOG = LoggerFactory.getLogger(EveryAddressTests.class);
    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    /** Nothing is changed by these, so that they need no token of a form. */
    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/(?!api/)[^\"#]*)");
    private static final String NOWHERE = "/nowhere-at-all";

    /** Signs in or out, or answers machines by rules of its own; its methods are tried, what it answers is free. */
    private static final Set<String> OF_THE_FRAME = Set.of("/error");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final RouteMatrix matrix = RouteMatrix.read();
    private final Map<Role, Browser> people = new EnumMap<>(Role.class);
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final ExecutorService hands = Executors.newFixedThreadPool(8);
    private final LongAdder requests = new LongAdder();
    private final LongAdder nanosOfForeign = new LongAdder();
    private final LongAdder nanosOfNone = new LongAdder();
    private AddressWorld world;
    private Browser stranger;
    private Browser ended;

    @BeforeAll
    void everybodySignsInOnce() {
        world = new AddressWorld(house);
        for (Role role : Role.values()) {
            people.put(role, signedIn(AddressWorld.user(role)));
        }
        for (Role role : List.of(Role.CLERK, Role.SUPERVISOR)) {
            String window = "/desk/clients/" + world.of(role, "client").own();
            people.get(role).get(window);
            people.get(role).post(window, Map.of("lookReason", "phone"));
        }
        world.signedIn();
        stranger = Browser.withoutRedirectsAt(port);
        stranger.get("/sign-in");
        ended = signedIn("clerk1");
        world.endSessionsOf("clerk1");
    }

    private Browser signedIn(String user) {
        Browser browser = Browser.withoutRedirectsAt(port).signIn(user);
        assertThat(browser.get("/account").statusCode()).as(user).isEqualTo(200);
        return browser;
    }

    @AfterAll
    void endOfTheHands() {
        hands.shutdown();
    }

    /** An address with its variables. */
    private record Route(PathPattern pattern, Row row, Map<String, String> objects) {

        String path(Function<String, String> names) {
            String path = pattern.getPatternString().replace("/**", "/x");
            for (Map.Entry<String, String> object : objects.entrySet()) {
                String kind = object.getValue();
                String name = kind.startsWith("'") ? kind.substring(1, kind.length() - 1) : names.apply(kind);
                path = path.replaceAll("\\{" + object.getKey() + "(:[^/]*)?}", name);
            }
            return path;
        }

        /** What its own variables name, but for what belongs to nobody. */
        List<String> kinds() {
            return objects.entrySet().stream()
                    .filter(object -> pattern.getPatternString().matches(".*\\{" + object.getKey() + "[:}].*"))
                    .map(Map.Entry::getValue)
                    .filter(kind -> !kind.startsWith("'"))
                    .toList();
        }
    }

    @Test
    @Order(1)
    void everyAddressHasARowAndEachOfItsVariablesNamesSomething() {
        assertSoftly(softly -> patterns().forEach(pattern -> {
            softly.assertThat(matrix.of(pattern.getPatternString()))
                    .as("a row in routes.csv for %s", pattern)
                    .isPresent();
            Map<String, String> objects = matrix.objects(pattern);
            softly.assertThat(new Route(pattern, matrix.rows().get(0), objects).path(kind -> "x"))
                    .as("what the variables of %s name, in routes.csv", pattern)
                    .doesNotContain("{");
        }));
    }

    @Test
    @Order(2)
    void whomAnAddressIsNotForIsToldThatItIsNotThereWhateverTheyTry() throws Exception {
        Map<String, String> absent = new HashMap<>();
        people.forEach((role, browser) -> METHODS.forEach(method -> absent.put(
                method + role, Answers.of(browser.send(method.equals("HEAD") ? method : "GET", NOWHERE), NOWHERE))));
        List<Callable<Void>> acts = new ArrayList<>();
        for (Route route : routes()) {
            String path = route.path(world::any);
            boolean nobodys = route.row().openedBy().equals("nobody");
            for (String method : METHODS) {
                for (Role role : Role.values()) {
                    if (!route.row().admits(role)) {
                        acts.add(() -> refused(method, path, role, route, absent.get(method + role)));
                    }
                }
                if (!route.row().isPublic()) {
                    acts.add(() -> strange(method, path, nobodys, stranger, "a stranger"));
                    acts.add(() -> strange(method, path, nobodys, ended, "an ended session"));
                }
            }
        }
        all(acts);
    }

    private Void refused(String method, String path, Role role, Route route, String absent) {
        HttpResponse<String> answer = people.get(role).send(method, path);
        requests.increment();
        if (route.row().isForPrograms()) {
            hold(answer.statusCode() == 401, "%s %s as %s: %d", method, path, role, answer.statusCode());
        } else {
            String told = Answers.of(answer, path);
            hold(told.equals(absent), "%s %s as %s is not told what nowhere is: %s", method, path, role, first(told));
        }
        return null;
    }

    private Void strange(String method, String path, boolean nobodys, Browser browser, String who) {
        HttpResponse<String> answer = browser.send(method, path);
        requests.increment();
        hold(isShut(method, answer, nobodys), "%s %s as %s: %d", method, path, who, answer.statusCode());
        return null;
    }

    /** To somebody whom the house does not know. */
    private static boolean isShut(String method, HttpResponse<String> answer, boolean nobodys) {
        return answer.headers().firstValue("allow").isEmpty()
                && (answer.statusCode() == 401
                        || answer.statusCode() == 403 && !LOOKS.contains(method)
                        || answer.statusCode() == 404 && nobodys
                        || answer.statusCode() == 302
                                && answer.headers()
                                        .firstValue("location")
                                        .orElse("")
                                        .contains("/sign-in"));
    }

    @Test
    @Order(3)
    void whatIsSomebodyElsesAnswersAsIfThereWereNone() throws Exception {
        List<Callable<Void>> acts = new ArrayList<>();
        for (Route route : routes()) {
            for (Role role : Role.values()) {
                for (String kind : route.row().admits(role) ? route.kinds() : List.<String>of()) {
                    Named object = world.of(role, kind);
                    if (object.foreign() != null) {
                        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
                            acts.add(() -> foreign(method, route, role, kind, object.foreign()));
                        }
                    }
                }
            }
        }
        assertThat(acts).hasSizeGreaterThan(100);
        all(acts);
    }

    private Void foreign(String method, Route route, Role role, String kind, String foreign) {
        String none = AddressWorld.none(kind);
        String theirs = route.path(one -> one.equals(kind) ? foreign : own(role, one));
        String nobodys = route.path(one -> one.equals(kind) ? none : own(role, one));
        long begin = System.nanoTime();
        String told = Answers.of(people.get(role).send(method, theirs), theirs, foreign);
        long between = System.nanoTime();
        String expected = Answers.of(people.get(role).send(method, nobodys), nobodys, none);
        nanosOfForeign.add(between - begin);
        nanosOfNone.add(System.nanoTime() - between);
        requests.add(2);
        hold(
                told.equals(expected),
                "%s %s as %s: %s instead of %s",
                method,
                theirs,
                role,
                first(told),
                first(expected));
        return null;
    }

    private String own(Role role, String kind) {
        String own = world.of(role, kind).own();
        return own == null ? AddressWorld.none(kind) : own;
    }

    @Test
    @Order(4)
    void everythingThatAPageLeadsToOpensAndNothingOfSomebodyElsesIsListed() throws Exception {
        List<Callable<Void>> acts = new ArrayList<>();
        Map<String, Role> links = new ConcurrentHashMap<>();
        for (Route route : routes()) {
            for (Role role : Role.values()) {
                if (route.row().admits(role)
                        && reads(route)
                        && route.kinds().stream()
                                .allMatch(kind -> world.of(role, kind).own() != null)) {
                    acts.add(() -> listed(route, role, links));
                }
            }
        }
        all(acts);
        assertThat(links).hasSizeGreaterThan(200);
        all(links.entrySet().stream()
                .map(link -> (Callable<Void>)
                        () -> leads(link.getKey().substring(link.getKey().indexOf(' ') + 1), link.getValue()))
                .toList());
    }

    /** What everybody may see leads everybody to the same; the audit and lists of accounts are about everybody. */
    private Void listed(Route route, Role role, Map<String, Role> links) {
        String path = route.path(kind -> own(role, kind));
        HttpResponse<String> answer = people.get(role).send("GET", path);
        requests.increment();
        if (answer.statusCode() != 200
                || !answer.headers().firstValue("content-type").orElse("").startsWith("text/html")) {
            return null;
        }
        Matcher link = LINK.matcher(answer.body());
        while (!route.row().isPublic() && link.find()) {
            links.put(role + " " + link.group(1).replace("&amp;", "&"), role);
        }
        if (!path.startsWith("/admin/") && !path.startsWith("/demo/")) {
            for (String foreign : world.foreign(role)) {
                hold(!answer.body().contains(foreign), "GET %s as %s tells of %s", path, role, foreign);
            }
        }
        return null;
    }

    private Void leads(String path, Role role) {
        int status = people.get(role).send("GET", path).statusCode();
        requests.increment();
        hold(status < 400, "%s as %s is led to and does not open: %d", path, role, status);
        return null;
    }

    @Test
    @Order(5)
    void whatIsOnesOwnOpensAndNothingThatIsSentBreaksTheHouse() throws Exception {
        List<Callable<Void>> reads = new ArrayList<>();
        List<Callable<Void>> acts = new ArrayList<>();
        for (Route route : routes()) {
            for (Role role : Role.values()) {
                if (route.row().admits(role)) {
                    boolean all = route.kinds().stream()
                            .allMatch(kind -> world.of(role, kind).own() != null);
                    reads.add(() -> own(route, role, all && !route.row().isPublic() && reads(route)));
                    METHODS.stream()
                            .filter(method -> !LOOKS.contains(method))
                            .forEach(method -> acts.add(() ->
                                    sound(method, route.path(kind -> own(role, kind)), people.get(role), role.name())));
                }
            }
            for (String method : METHODS) {
                acts.add(() -> sound(method, route.path(world::any), stranger, "a stranger"));
            }
        }
        all(reads);
        all(acts);
        LOG.info(
                "{} requests; somebody else's object is answered in {} of the time of none",
                requests.sum(),
                "%.2f".formatted((double) nanosOfForeign.sum() / nanosOfNone.sum()));
    }

    private Void own(Route route, Role role, boolean opens) {
        String path = route.path(kind -> own(role, kind));
        HttpResponse<String> answer = people.get(role).send("GET", path);
        requests.increment();
        hold(answer.statusCode() < 500, "GET %s as %s: %d", path, role, answer.statusCode());
        hold(
                !opens || answer.statusCode() != 404 && answer.statusCode() != 409,
                "GET %s as %s does not open: %d",
                path,
                role,
                answer.statusCode());
        HttpResponse<String> head = people.get(role).send("HEAD", path);
        HttpResponse<String> options = people.get(role).send("OPTIONS", path);
        requests.add(2);
        hold(
                head.statusCode() == answer.statusCode() && head.body().isEmpty(),
                "HEAD %s as %s: %d instead of %d",
                path,
                role,
                head.statusCode(),
                answer.statusCode());
        hold(options.statusCode() < 500, "OPTIONS %s as %s: %d", path, role, options.statusCode());
        return null;
    }

    @Test
    @Order(6)
    void aKeyOpensWhatItsScopeSaysOfItsOwnOrganisationAndNothingElse() throws Exception {
        var keys = new AddressKeys(house, port);
        List<Callable<Void>> acts = new ArrayList<>();
        for (Route route : routes()) {
            String own = route.path(kind -> own(Role.PARTNER, kind));
            for (String method : METHODS) {
                if (route.row().isForPrograms()) {
                    acts.add(() -> program(method, route, own, keys));
                } else {
                    acts.add(() -> nothing(method, route, own, keys));
                }
            }
        }
        all(acts);
    }

    private Void program(String method, Route route, String own, AddressKeys keys) {
        Optional<Scope> scope = scope(route, method);
        String none = route.path(AddressWorld::none);
        String stranger = Answers.of(keys.send(method, own, ""));
        hold(stranger.startsWith("401 "), "%s %s without a key: %s", method, own, first(stranger));
        keys.shut().forEach((name, key) -> {
            String told = Answers.of(keys.send(method, own, key));
            hold(told.equals(stranger), "%s %s with a key that is %s: %s", method, own, name, first(told));
        });
        for (Scope held : Scope.values()) {
            HttpResponse<String> answer = keys.send(method, own, keys.of(AddressWorld.HOSPITAL, held));
            boolean may = scope.isEmpty() || scope.get() == held;
            hold(
                    may ? answer.statusCode() != 401 && answer.statusCode() != 403 : answer.statusCode() == 403,
                    "%s %s with %s: %d",
                    method,
                    own,
                    held,
                    answer.statusCode());
            boolean reads = scope.isPresent() && may && LOOKS.contains(method);
            hold(!reads || answer.statusCode() == 200, "%s %s does not open: %d", method, own, answer.statusCode());
            if (may && !route.kinds().isEmpty()) {
                String key = keys.of(AddressWorld.PHARMACY, held);
                String told = Answers.of(keys.send(method, own, key), own, own.substring(own.lastIndexOf('/') + 1));
                String expected =
                        Answers.of(keys.send(method, none, key), none, none.substring(none.lastIndexOf('/') + 1));
                hold(told.equals(expected), "%s %s of another organisation: %s", method, own, first(told));
            }
        }
        requests.add(1 + keys.shut().size() + 4L * Scope.values().length);
        return null;
    }

    /** What is not for programs answers a key as it does a stranger. */
    private Void nothing(String method, Route route, String path, AddressKeys keys) {
        for (Scope held : Scope.values()) {
            HttpResponse<String> answer = keys.send(method, path, keys.of(AddressWorld.HOSPITAL, held));
            requests.increment();
            boolean shut = route.row().isPublic()
                    ? answer.statusCode() < 500
                            && (!isForMachines(path)
                                    || Answers.of(answer).equals(Answers.of(keys.send(method, path, ""))))
                    : isShut(method, answer, route.row().openedBy().equals("nobody"));
            hold(shut, "%s %s with %s: %d", method, path, held, answer.statusCode());
        }
        return null;
    }

    /** Doors that have keys of their own, or need none. */
    private static boolean isForMachines(String path) {
        return Stream.of("/api/", "/bank/", "/demo/scim/").anyMatch(path::startsWith);
    }

    /** What the method that answers asks of a key; nothing where none answers. */
    private Optional<Scope> scope(Route route, String method) {
        RequestMethod answered = RequestMethod.valueOf(method.equals("HEAD") ? "GET" : method);
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> mapping.getKey()
                        .getPatternValues()
                        .contains(route.pattern().getPatternString()))
                .filter(mapping ->
                        mapping.getKey().getMethodsCondition().getMethods().contains(answered))
                .map(mapping -> mapping.getValue().getMethod())
                .map(asked -> asked.isAnnotationPresent(PreAuthorize.class)
                        ? asked.getAnnotation(PreAuthorize.class)
                        : asked.getDeclaringClass().getAnnotation(PreAuthorize.class))
                .map(asked -> asked.value().equals(Scope.MAY_READ_CLAIMS) ? Scope.CLAIMS_READ : Scope.CLAIMS_WRITE)
                .findFirst();
    }

    private Void sound(String method, String path, Browser browser, String who) {
        int status = browser.send(method, path).statusCode();
        requests.increment();
        hold(status < 500, "%s %s as %s: %d", method, path, who, status);
        return null;
    }

    private boolean reads(Route route) {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(mapping ->
                        mapping.getPatternValues().contains(route.pattern().getPatternString()))
                .anyMatch(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET));
    }

    private Stream<PathPattern> patterns() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .sorted()
                .map(PathPatternParser.defaultInstance::parse);
    }

    private List<Route> routes() {
        return patterns()
                .filter(pattern -> !OF_THE_FRAME.contains(pattern.getPatternString()))
                .map(pattern -> new Route(
                        pattern, matrix.of(pattern.getPatternString()).orElseThrow(), matrix.objects(pattern)))
                .toList();
    }

    private void all(List<Callable<Void>> acts) throws Exception {
        for (Future<Void> act : hands.invokeAll(acts)) {
            act.get();
        }
        List<String> found = problems.stream().sorted().toList();
        problems.clear();
        assertThat(found.stream().limit(60).collect(Collectors.joining("\n")))
                .as(found.size() + " of them")
                .isEmpty();
    }

    private void hold(boolean condition, String problem, Object... values) {
        if (!condition) {
            problems.add(problem.formatted(values));
        }
    }

    private static String first(String told) {
        return told.lines().limit(1).collect(Collectors.joining());
    }
}
