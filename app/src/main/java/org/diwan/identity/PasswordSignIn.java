package org.diwan.identity;

import static org.diwan.identity.SignInTried.Outcome.PIN;
import static org.diwan.identity.SignInTried.Outcome.SIGNED_IN;
import static org.diwan.identity.SignInTried.Outcome.WAITING;
import static org.diwan.identity.SignInTried.Outcome.WRONG_PASSWORD;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.diwan.identity.SignInGuard.Turn;
import org.diwan.identity.SignInTried.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in by user name and password; an unknown name costs and answers what a wrong password does, and so does a PIN that
 * does not count. One that does, and a password where an app has a word to say, lead to the page that asks for the rest.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final int WAITING_OF_AN_ADDRESS = 24;

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInGuard guard;
    private final SignIns signIns;
    private final FirstPins pins;
    private final Authenticators authenticators;
    private final Clock clock;

    /** One after the other for a name, so that the owner's own parallel sign-ins do not lock each other out. */
    private final Turns turns = new Turns();

    private final AtOnce waiting = new AtOnce(WAITING_OF_AN_ADDRESS);

    PasswordSignIn(
            Accounts accounts,
            Passwords passwords,
            SignInGuard guard,
            SignIns signIns,
            FirstPins pins,
            Authenticators authenticators,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guard = guard;
        this.signIns = signIns;
        this.pins = pins;
        this.authenticators = authenticators;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = TypedName.plain(given.getName());
        SignedIn person =
                turns.inTurn(name, () -> check(name, String.valueOf(given.getCredentials()), addressOf(given)));
        var session = UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        session.setDetails(given.getDetails());
        return session;
    }

    private SignedIn check(String name, String password, @Nullable String address) {
        Instant came = clock.instant();
        Turn turn = guard.ask(name);
        Optional<Account> account = accounts.find(name);
        if (!turn.allowed()) {
            if (guard.isFirstWaiting(name)) {
                record(account, name, WAITING, address);
            }
            throw new SignInRefused(turn.remaining());
        }
        if (isRight(account, name, password, address)) {
            guard.passed(name);
            return signedIn(account.orElseThrow(), came, address);
        }
        if (pins.take(name, password)) {
            guard.passed(name);
            signIns.record(name, PIN, address);
            throw new MoreOwed(new HalfSignIn(name, HalfSignIn.Owed.PASSWORD, clock.instant()));
        }
        record(account, name, WRONG_PASSWORD, address);
        throw new SignInRefused(turn.remaining());
    }

    /** An unknown name takes as long. */
    private void record(Optional<Account> account, String name, Outcome outcome, @Nullable String address) {
        account.ifPresentOrElse(
                known -> signIns.record(known.userName(), outcome, address), () -> guard.recordNobody(name));
    }

    /** The same, where there is room: of one network address so many wait for their comparison, the others come again. */
    private boolean isRight(Optional<Account> account, String name, String password, @Nullable String address) {
        String from = address == null ? "" : address;
        if (!waiting.enter(from)) {
            guard.takeBack(name);
            throw new Crowded();
        }
        try {
            return isRight(account, password);
        } catch (Crowded e) {
            guard.takeBack(name);
            throw e;
        } finally {
            waiting.leave(from);
        }
    }

    /** Nobody comes in with a password that was right when it was compared and is another one by now. */
    private SignedIn signedIn(Account account, Instant came, @Nullable String address) {
        if (!accounts.stillHas(account)) {
            throw new SignInRefused(Duration.ZERO);
        }
        if (account.kind() != Account.Kind.CITIZEN && authenticators.has(account.userName())) {
            throw new MoreOwed(new HalfSignIn(account.userName(), HalfSignIn.Owed.CODE, came));
        }
        signIns.record(account.userName(), SIGNED_IN, address);
        return account.signedIn();
    }

    /** Whether this is the password of who is signed in already; wrong ones count as at the door. */
    Turn confirm(String userName, String password, @Nullable String address) {
        Turn turn = guard.ask(userName);
        if (!turn.allowed()) {
            return turn;
        }
        if (isRight(accounts.find(userName), userName, password, address)) {
            guard.passed(userName);
            return turn;
        }
        signIns.record(userName, WRONG_PASSWORD, address);
        return new Turn(false, turn.remaining());
    }

    private boolean isRight(Optional<Account> account, String password) {
        if (account.isEmpty()) {
            passwords.matchNobody(password);
            return false;
        }
        return passwords.matches(password, account.get().passwordHash())
                && account.get().enabled();
    }

    private static @Nullable String addressOf(Authentication given) {
        return given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
