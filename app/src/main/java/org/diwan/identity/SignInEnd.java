package org.diwan.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.diwan.identity.SignInTried.Outcome;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Signs in whoever has shown all that was asked for, as the form of name and password does, and leads them on. */
@Component
class SignInEnd {

    private final Accounts accounts;
    private final FirstPins pins;
    private final SignIns signIns;
    private final AfterSignIn afterwards;
    private final Clock clock;
    private final SessionContexts sessions;

    SignInEnd(
            Accounts accounts,
            FirstPins pins,
            SignIns signIns,
            AfterSignIn afterwards,
            SessionContexts sessions,
            Clock clock) {
        this.accounts = accounts;
        this.pins = pins;
        this.signIns = signIns;
        this.afterwards = afterwards;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Ends the half sign-in; nobody comes in whose account was closed meanwhile, or whose password or PIN is another one
     * by now.
     *
     * @param confirmed whether a second factor was shown
     */
    void finish(HalfSignIn half, boolean confirmed, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        HalfSignIn.forget(request);
        Account account = accounts.settled(half.userName(), half.since())
                .filter(found -> !pins.madeSince(found.userName(), half.since()))
                .orElse(null);
        if (account == null) {
            response.sendRedirect(request.getContextPath() + "/sign-in");
            return;
        }
        SignedIn person = confirmed ? account.signedIn().confirmed(clock.instant()) : account.signedIn();
        signIns.record(person.userName(), Outcome.SIGNED_IN, request.getRemoteAddr());
        request.changeSessionId();
        Authentication session = SessionContexts.authenticated(person);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(session);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        afterwards.onAuthenticationSuccess(request, response, session);
    }
}
