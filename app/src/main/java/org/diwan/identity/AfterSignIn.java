package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** To the page asked for, else to where the person's work is. */
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    AfterSignIn(RequestCache pageAskedFor) {
        setRequestCache(pageAskedFor);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication session) {
        return session.getPrincipal() instanceof SignedIn person ? homeOf(person) : "/";
    }

    static String homeOf(SignedIn person) {
        if (person.isAny(Role.CITIZEN)) {
            return "/";
        }
        if (person.isAny(Role.PARTNER)) {
            return "/claims";
        }
        if (person.isAny(Role.CLERK, Role.SUPERVISOR, Role.REVIEWER)) {
            return "/desk";
        }
        if (person.isAny(Role.FINANCE)) {
            return "/payments";
        }
        return person.isAny(Role.OPERATOR) ? "/admin/incidents" : "/account";
    }
}
