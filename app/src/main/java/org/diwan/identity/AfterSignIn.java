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
    private static final List<String> HOMES = List.of(
            "/claims",
            "/payments",
            "/insight",
            "/admin/incidents",
            "/admin/users",
            "/admin/audit",
            "/desk",
            "/account");

    private final KnownDevices devices;

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
                .filter(page -> Routes.rowOf(page, false)
                        .map(Routes.Row::permission)
                        .filter(person::may)
                        .isPresent())
                .findFirst()
                .orElse("/account");
    }
}
