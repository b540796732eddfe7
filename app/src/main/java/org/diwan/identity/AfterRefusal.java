package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the form, with the name that was typed and the wait there is; or on to what is owed. */
class AfterRefusal implements AuthenticationFailureHandler {

    private static final String KEPT = "refused sign-in";

    /** What the form shows again. */
    record Refused(String userName, long seconds) implements Serializable {

        /** Minutes to wait, rounded up. */
        public long minutes() {
            return (seconds + 59) / 60;
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof MoreOwed more) {
            more.half().keep(request);
            response.sendRedirect(request.getContextPath() + more.half().owed().page());
            return;
        }
        if (cause instanceof Crowded) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        Duration wait = cause instanceof SignInRefused refused ? refused.remaining() : Duration.ZERO;
        String typed = Objects.requireNonNullElse(request.getParameter("username"), "");
        String userName = typed.substring(0, Math.min(typed.length(), 100));
        request.getSession().setAttribute(KEPT, new Refused(userName, wait.toSeconds()));
        response.sendRedirect(request.getContextPath() + "/sign-in");
    }

    /** The refusal before this request, told once. */
    static Optional<Refused> before(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof Refused refused)) {
            return Optional.empty();
        }
        session.removeAttribute(KEPT);
        return Optional.of(refused);
    }
}
