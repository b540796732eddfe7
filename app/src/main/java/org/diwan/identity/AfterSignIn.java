package org.diwan.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** To the page asked for, else to where the person's work is. */
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    /** Where work is, what only few do before what many do. */
    private static final List<Home> HOMES = List.of(
            new Home("/claims", Permission.CLAIMS_SUBMIT),
            new Home("/payments", Permission.PAYMENTS_SEE),
            new Home("/insight", Permission.INSIGHT_SEE),
            new Home("/admin", Permission.INCIDENTS_SEE),
            new Home("/admin/users", Permission.USERS_SEE),
            new Home("/admin/audit", Permission.AUDIT_READ),
            new Home("/desk", Permission.TASKS_WORK));

    private final KnownDevices devices;

    /** The page where the work of those begins who have the permission. */
    private record Home(String page, Permission permission) {}

    AfterSignIn(RequestCache pageAskedFor, KnownDevices devices) {
        setRequestCache(pageAskedFor);
        this.devices = devices;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication session)
            throws IOException, ServletException {
        SessionContexts.personOf(session).ifPresent(person -> devices.seen(person.userName(), request, response));
        super.onAuthenticationSuccess(request, response, session);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication session) {
        return SessionContexts.personOf(session).map(AfterSignIn::homeOf).orElse("/");
    }

    /** The first page of these that the person may open. */
    static String homeOf(SignedIn person) {
        if (person.partyId() != null && person.may(Permission.CASES_LIST)) {
            return "/";
        }
        return HOMES.stream()
                .filter(home -> person.may(home.permission()))
                .map(Home::page)
                .findFirst()
                .orElse("/account");
    }
}
