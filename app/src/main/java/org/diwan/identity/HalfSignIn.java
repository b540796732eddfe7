package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who has shown one thing and owes another before they are signed in. Until then their session is a stranger's:
 * it opens the one page that asks, and no other.
 *
 * @param since when they showed the first
 */
record HalfSignIn(String userName, Owed owed, Instant since) implements Serializable {

    private static final String KEPT = "half sign-in";
    private static final Duration HOLDS = Duration.ofMinutes(15);

    /** What is missing. */
    enum Owed {
        /** After a PIN. */
        PASSWORD("/sign-in/password"),
        /** After the password, where an authenticator app is set up. */
        CODE("/sign-in/code");

        private final String page;

        Owed(String page) {
            this.page = page;
        }

        String page() {
            return page;
        }
    }

    /** Keeps it, in a session of a new number. */
    void keep(HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(KEPT, this);
    }

    /** The one of this session that holds. */
    static Optional<HalfSignIn> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(KEPT) instanceof HalfSignIn half
                        && now.isBefore(half.since.plus(HOLDS))
                ? Optional.of(half)
                : Optional.empty();
    }

    /** The same, where this is what is owed. */
    static Optional<HalfSignIn> of(HttpServletRequest request, Owed owed, Instant now) {
        return of(request, now).filter(half -> half.owed == owed);
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEPT);
        }
    }
}
