package org.diwan.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.savedrequest.RequestCache;

/** What follows when somebody comes back from the provider, or could not be sent to it. */
final class AfterProvider {

    private static final Logger LOG = LoggerFactory.getLogger(AfterProvider.class);
    private static final String KEPT = "refused by provider";

    private AfterProvider() {}

    /** On to their page, and into the list of sign-ins. */
    static class Welcome extends AfterSignIn {

        private final SignIns signIns;

        Welcome(RequestCache pageAskedFor, KnownDevices devices, SignIns signIns) {
            super(pageAskedFor, devices);
            this.signIns = signIns;
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws ServletException, IOException {
            signIns.record(authentication.getName(), SignInTried.Outcome.SIGNED_IN, request.getRemoteAddr());
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }

    /** Back to the sign-in page, which says why; or on to what is owed. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof MoreOwed more) {
            more.half().keep(request);
            response.sendRedirect(request.getContextPath() + more.half().owed().page());
            return;
        }
        String why = why(cause);
        LOG.warn("A sign-in by the OpenID provider was refused: {} ({})", why, code(cause));
        request.getSession().setAttribute(KEPT, why);
        response.sendRedirect(request.getContextPath() + "/sign-in");
    }

    /** Why somebody was refused before this request, told once: the last word of a text's key. */
    static Optional<String> refused(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof String why)) {
            return Optional.empty();
        }
        session.removeAttribute(KEPT);
        return Optional.of(why);
    }

    private static String why(AuthenticationException cause) {
        if (cause instanceof OidcProvider.Away || cause.getCause() instanceof OidcProvider.Away) {
            return "away";
        }
        return switch (code(cause)) {
            case Arrivals.UNKNOWN -> "unknown";
            case OAuth2ErrorCodes.ACCESS_DENIED -> "denied";
            default -> "failed";
        };
    }

    private static String code(AuthenticationException cause) {
        return cause instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : cause.getClass().getSimpleName();
    }
}
