package org.diwan.identity;

import static org.diwan.identity.Permission.ACCESS_ORDER;
import static org.diwan.identity.Permission.ACCESS_OWN;
import static org.diwan.identity.Permission.ACCESS_REPORT;
import static org.diwan.identity.Permission.ACCOUNT_OWN;
import static org.diwan.identity.Permission.ADMIN_SEE;
import static org.diwan.identity.Permission.AUDIT_EXPORT;
import static org.diwan.identity.Permission.AUDIT_READ;
import static org.diwan.identity.Permission.BANK_MESSAGES_SEE;
import static org.diwan.identity.Permission.CASES_LIST;
import static org.diwan.identity.Permission.CASES_OWN;
import static org.diwan.identity.Permission.CERTIFICATES_OWN;
import static org.diwan.identity.Permission.CLAIMS_KEYS;
import static org.diwan.identity.Permission.CLAIMS_REVIEW;
import static org.diwan.identity.Permission.CLAIMS_SUBMIT;
import static org.diwan.identity.Permission.CLIENTS_ACCESS;
import static org.diwan.identity.Permission.CLIENTS_SEE;
import static org.diwan.identity.Permission.CLIENTS_SERVE;
import static org.diwan.identity.Permission.IMPORTS_RUN;
import static org.diwan.identity.Permission.INCIDENTS_MEND;
import static org.diwan.identity.Permission.INCIDENTS_SEE;
import static org.diwan.identity.Permission.INSIGHT_SEE;
import static org.diwan.identity.Permission.PAYMENTS_APPROVE;
import static org.diwan.identity.Permission.PAYMENTS_PREPARE;
import static org.diwan.identity.Permission.PAYMENTS_RUN;
import static org.diwan.identity.Permission.PAYMENTS_SEE;
import static org.diwan.identity.Permission.SERVICES_START;
import static org.diwan.identity.Permission.TASKS_REASSIGN;
import static org.diwan.identity.Permission.TASKS_WORK;
import static org.diwan.identity.Permission.USERS_MANAGE;
import static org.diwan.identity.Permission.USERS_SEE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may open which address. The first row that fits counts; an address without a row is closed to everyone.
 *
 * <p>To add an address: a row here, narrow patterns above wide ones, with {@code may(pattern, permission)}; a new permission
 * is a constant of {@link Permission} and a line of {@code permissions.csv}. The method that answers is marked
 * {@link Needs} with the same permission, and {@code routes.csv} of the tests says whom the row admits and whose object its
 * variables name. RouteMatrixTests tells what is missing.
 */
final class Routes {

    private static final List<Row> ALWAYS = List.of(
            everybody("/"),
            may("/services/*/start/**", SERVICES_START),
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
            everybody("/sign-in/*"),
            everybody("/links/*"),
            everybody("/api/v1/verifications/**"),
            everybody("/api/v1/openapi.json"),
            everybody("/fhir/r4/metadata"),
            keys("/fhir/r4/**", Scope.CLAIMS_READ, Scope.CLAIMS_WRITE),
            may("/account/access/**", ACCESS_OWN),
            may("/account/**", ACCOUNT_OWN),
            may("/cases", CASES_LIST),
            may("/cases/drafts/**", CASES_LIST),
            may("/cases/**", CASES_OWN),
            may("/certificates/**", CERTIFICATES_OWN),
            may("/desk/clients/*/start/**", CLIENTS_SERVE),
            may("/desk/clients/*/started/*", CLIENTS_SERVE),
            may("/desk/clients/*/access", CLIENTS_ACCESS),
            may("/desk/clients/**", CLIENTS_SEE),
            may("/desk/letters/**", CLIENTS_ACCESS),
            may("/desk/tasks/*/claims/*", CLAIMS_REVIEW),
            may("/desk/tasks/*/priority", TASKS_REASSIGN),
            may("/desk/**", TASKS_WORK),
            everybody("/bank/messages"),
            may("/claims/keys/**", CLAIMS_KEYS),
            may("/claims/**", CLAIMS_SUBMIT),
            may("/payments/claims/prepare", PAYMENTS_PREPARE),
            may("/payments/claims/approve", PAYMENTS_APPROVE),
            may("/payments/*/run", PAYMENTS_RUN),
            may("/payments/**", PAYMENTS_SEE),
            may("/insight/**", INSIGHT_SEE),
            may("/admin/bank-messages/**", BANK_MESSAGES_SEE),
            may("/admin/audit/export/**", AUDIT_EXPORT),
            may("/admin/audit/verify", AUDIT_EXPORT),
            may("/admin/audit/**", AUDIT_READ),
            may("/admin", ADMIN_SEE),
            may("/admin/incidents/*/retry", INCIDENTS_MEND),
            may("/admin/incidents/causes/*/retry", INCIDENTS_MEND),
            may("/admin/incidents/**", INCIDENTS_SEE),
            may("/admin/jobs", INCIDENTS_SEE),
            may("/admin/notifications", INCIDENTS_SEE),
            may("/admin/registry/**", IMPORTS_RUN),
            may("/admin/users/*/app", USERS_MANAGE),
            may("/admin/users/*/close", USERS_MANAGE),
            may("/admin/users/*/open", USERS_MANAGE),
            may("/admin/users/*/pin", USERS_MANAGE),
            may("/admin/users/*/reach", USERS_MANAGE),
            may("/admin/users/*/sessions", USERS_MANAGE),
            may("/admin/users/**", USERS_SEE),
            may("/admin/access/people/*/left", ACCESS_ORDER),
            may("/admin/access/reviews/start", ACCESS_ORDER),
            may("/admin/access/**", ACCESS_REPORT));

    private static final List<Row> DEMO = List.of(everybody("/demo/**"));

    private Routes() {}

    /**
     * One row of the table.
     *
     * @param permission what opens it to somebody signed in; null where it is open to everybody, or to programs only
     * @param scopes of the API keys that open it else
     */
    record Row(PathPattern pattern, boolean isPublic, @Nullable Permission permission, Set<Scope> scopes) {

        boolean fits(String path) {
            return pattern.matches(PathContainer.parsePath(path));
        }

        String[] authorities() {
            return Stream.concat(
                            Stream.ofNullable(permission).map(Permission::key),
                            scopes.stream().map(Scope::authority))
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
        return new Row(parsed(pattern), true, null, Set.of());
    }

    private static Row may(String pattern, Permission permission) {
        return new Row(parsed(pattern), false, permission, Set.of());
    }

    private static Row keys(String pattern, Scope... scopes) {
        return new Row(parsed(pattern), false, null, Set.of(scopes));
    }

    private static PathPattern parsed(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}
