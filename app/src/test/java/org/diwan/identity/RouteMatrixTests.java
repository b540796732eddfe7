package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.identity.RouteMatrix.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DiwanTest
class RouteMatrixTests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    WebInvocationPrivilegeEvaluator doors;

    private final RouteMatrix matrix = RouteMatrix.read();

    @Test
    void everyRouteOfTheRunningHouseAdmitsWhomTheMatrixSaysAndNobodyElse() {
        assertSoftly(softly -> routes().forEach(route -> {
            String path = route.replaceAll("\\{[^/]*}", "x");
            Optional<Row> row = matrix.of(route);
            softly.assertThat(row).as("a row in routes.csv for %s", route).isPresent();
            row.ifPresent(it -> everyone()
                    .forEach(
                            role -> METHODS.forEach(method -> softly.assertThat(isOpen(method, path, role.orElse(null)))
                                    .as(
                                            "%s %s for %s",
                                            method, route, role.map(Role::name).orElse("a stranger"))
                                    .isEqualTo(it.admits(role.orElse(null))))));
        }));
    }

    @Test
    void everyRowOfTheTableIsInTheMatrixAndTheOtherWayRound() {
        Set<String> table = Routes.table(true).stream()
                .map(row -> row.pattern().getPatternString())
                .collect(Collectors.toSet());
        Set<String> matrix = this.matrix.rows().stream()
                .filter(row -> !row.openedBy().equals("nobody"))
                .map(row -> row.pattern().getPatternString())
                .collect(Collectors.toSet());
        assertThat(table).isEqualTo(matrix);
    }

    @Test
    void whatOpensAnAddressIsAskedAgainAtTheMethodThatAnswers() {
        assertSoftly(softly -> mappings.getHandlerMethods().forEach((mapping, handler) -> {
            Set<String> opens = mapping.getPatternValues().stream()
                    .flatMap(route -> matrix.of(route).stream())
                    .map(Row::openedBy)
                    .filter(opened -> !Set.of("everybody", "nobody").contains(opened) && !opened.contains(":"))
                    .collect(Collectors.toSet());
            softly.assertThat(
                            NeedsConfiguration.of(handler.getMethod()).stream().map(Permission::key))
                    .as("@Needs of %s", handler)
                    .containsExactlyInAnyOrderElementsOf(opens);
        }));
    }

    @Test
    void everyPermissionOpensAnAddress() {
        Set<String> opened = matrix.rows().stream().map(Row::openedBy).collect(Collectors.toSet());
        assertThat(Arrays.stream(Permission.values()).map(Permission::key).filter(key -> !opened.contains(key)))
                .isEmpty();
    }

    @Test
    void anAddressWithoutARowIsNotThereForAnyone() {
        assertThat(Browser.at(port).get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(Browser.at(port).signIn("admin1").get("/nowhere").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAddressOfOtherRolesLooksAsIfItWereNotThere() {
        Browser citizen = Browser.at(port).signIn("1000000008");
        assertThat(citizen.get("/admin/incidents").statusCode()).isEqualTo(404);
        assertThat(citizen.get("/desk").statusCode()).isEqualTo(404);
    }

    @Test
    void theApiAnswersAProblemInsteadOfASignInPage() {
        var answer = Browser.withoutRedirectsAt(port).get("/api/v1/cases/x");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void demoAddressesAreClosedOutsideDemoMode() {
        assertThat(Routes.rowOf("/demo/outbox", false)).isEmpty();
    }

    private Stream<String> routes() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .sorted();
    }

    private boolean isOpen(String method, String path, @Nullable Role role) {
        return doors.isAllowed("", path, method, role == null ? stranger() : person(role));
    }

    private static Authentication stranger() {
        return new AnonymousAuthenticationToken(
                "key", "stranger", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
    }

    private static Authentication person(Role role) {
        SignedIn person = new SignedIn("someone", null, "Someone", "شخص", Set.of(role));
        return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    }

    private static Stream<Optional<Role>> everyone() {
        return Stream.concat(
                Stream.of(Optional.empty()), Arrays.stream(Role.values()).map(Optional::of));
    }
}
