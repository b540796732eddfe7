package org.diwan.identity;

import static org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who a session belongs to. It keeps the user name and the {@link Stay} only; names and roles are those of the account
 * now, and an account that is closed, or whose sessions were ended, is nobody's.
 */
@Component
class SessionContexts implements SecurityContextRepository {

    private static final String WHO = PRINCIPAL_NAME_INDEX_NAME;
    private static final String ANEW = SessionContexts.class.getName() + ".anew";

    private final Accounts accounts;
    private final SessionProperties limits;
    private final Clock clock;

    SessionContexts(Accounts accounts, SessionProperties limits, Clock clock) {
        this.accounts = accounts;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        person(holder.getRequest()).map(SessionContexts::authenticated).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<SignedIn> person(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(WHO) instanceof String userName)) {
            return Optional.empty();
        }
        Optional<SignedIn> person = session.getAttribute(Sessions.STAY) instanceof Stay stay && !isOver(stay)
                ? accounts.open(userName, stay.since()).map(account -> account.signedIn(stay.confirmedAt()))
                : Optional.empty();
        if (person.isEmpty()) {
            session.invalidate();
        }
        return person;
    }

    private boolean isOver(Stay stay) {
        return !clock.instant().isBefore(stay.since().plus(limits.longest()));
    }

    /** Who it is that signed in, by whichever door. */
    static Optional<SignedIn> personOf(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof SignedIn person) {
            return Optional.of(person);
        }
        return principal instanceof Arrival arrival ? Optional.of(arrival.person()) : Optional.empty();
    }

    static Authentication authenticated(SignedIn person) {
        return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, @Nullable HttpServletResponse response) {
        Optional<SignedIn> person = personOf(context.getAuthentication());
        if (person.isPresent()) {
            keep(person.get(), request);
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(WHO);
            session.removeAttribute(Sessions.STAY);
        }
    }

    private static void keep(SignedIn person, HttpServletRequest request) {
        HttpSession session = request.getSession();
        boolean goesOn = person.userName().equals(session.getAttribute(WHO))
                && session.getAttribute(Sessions.STAY) instanceof Stay;
        Stay stay = goesOn && session.getAttribute(Sessions.STAY) instanceof Stay before && person.confirmedAt() != null
                ? before.confirmed(person.confirmedAt())
                : begun(person, request, session);
        session.setAttribute(WHO, person.userName());
        session.setAttribute(Sessions.STAY, stay);
    }

    /** The session of this request goes on, or begins, though all that began before now have ended: this request ended them. */
    static void beginAnew(HttpServletRequest request, Instant now) {
        request.setAttribute(ANEW, now);
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(Sessions.STAY) instanceof Stay stay) {
            request.changeSessionId();
            session.setAttribute(Sessions.STAY, stay.begunAnew(now));
        }
    }

    /** Since this request came: what was ended while the password was compared has ended this too. */
    private static Stay begun(SignedIn person, HttpServletRequest request, HttpSession session) {
        Instant came = Instant.ofEpochMilli(session.getLastAccessedTime());
        return new Stay(
                request.getAttribute(ANEW) instanceof Instant anew ? anew : came,
                person.confirmedAt(),
                request.getRemoteAddr(),
                Device.of(request.getHeader(HttpHeaders.USER_AGENT)));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(WHO) != null;
    }
}
