package org.diwan.identity;

import static org.diwan.identity.Role.CITIZEN;
import static org.diwan.identity.Role.CLERK;
import static org.diwan.identity.Role.FINANCE;
import static org.diwan.identity.Role.OPERATOR;
import static org.diwan.identity.Role.PARTNER;
import static org.diwan.identity.Role.REVIEWER;
import static org.diwan.identity.Role.SUPERVISOR;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Who may open which address. The first row that fits counts; an address without a row is closed to everyone. */
final class Routes {

    private static final List<Row> ALWAYS = List.of(
            everybody("/"),
            only("/services/*/start/**", CITIZEN),
            everybody("/services/**"),
            everybody("/verify/**"),
            everybody("/help"),
            everybody("/accessibility"),
            everybody("/privacy"),
            everybody("/contact"),
            everybody("/assets/**"),
            everybody("/favicon.ico"),
            everybody("/robots.txt"),
            everybody("/error"),
            everybody("/sign-in"),
            everybody("/links/*"),
            everybody("/api/v1/verifications/**"),
            everybody("/api/v1/openapi.json"),
            everybody("/fhir/r4/metadata"),
            keys("/fhir/r4/**", Scope.CLAIMS_READ, Scope.CLAIMS_WRITE),
            signedIn("/account/**"),
            only("/cases", CITIZEN),
            only("/cases/drafts/**", CITIZEN),
            only("/cases/**", CITIZEN, PARTNER),
            only("/certificates/**", CITIZEN),
            only("/desk/clients/**", CLERK, SUPERVISOR),
            only("/desk/tasks/*/claims/*", REVIEWER),
            only("/desk/**", CLERK, SUPERVISOR, REVIEWER, FINANCE),
            everybody("/bank/messages"),
            only("/admin/bank-messages/**", OPERATOR, SUPERVISOR),
            only("/claims/**", PARTNER),
            only("/payments/**", FINANCE),
            only("/admin/**", OPERATOR));

    private static final List<Row> DEMO = List.of(everybody("/demo/**"));

    private Routes() {}

    /**
     * One row of the table.
     *
     * @param isPublic open without signing in
     * @param roles who may open it else
     * @param scopes of the API keys that open it else
     */
    record Row(PathPattern pattern, boolean isPublic, Set<Role> roles, Set<Scope> scopes) {

        boolean fits(String path) {
            return pattern.matches(PathContainer.parsePath(path));
        }

        String[] authorities() {
            return Stream.concat(
                            roles.stream().map(Role::authority), scopes.stream().map(Scope::authority))
                    .toArray(String[]::new);
        }
    }

    static List<Row> table(boolean demo) {
        return demo ? Stream.concat(ALWAYS.stream(), DEMO.stream()).toList() : ALWAYS;
    }

    static Optional<Row> rowOf(String path, boolean demo) {
        return table(demo).stream().filter(row -> row.fits(path)).findFirst();
    }

    private static Row everybody(String pattern) {
        return new Row(parsed(pattern), true, EnumSet.allOf(Role.class), Set.of());
    }

    private static Row signedIn(String pattern) {
        return new Row(parsed(pattern), false, EnumSet.allOf(Role.class), Set.of());
    }

    private static Row only(String pattern, Role... roles) {
        return new Row(parsed(pattern), false, EnumSet.copyOf(List.of(roles)), Set.of());
    }

    private static Row keys(String pattern, Scope... scopes) {
        return new Row(parsed(pattern), false, Set.of(), Set.of(scopes));
    }

    private static PathPattern parsed(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}
