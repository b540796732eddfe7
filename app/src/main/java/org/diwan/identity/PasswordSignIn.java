package org.diwan.identity;

import static org.diwan.identity.SignInTried.Outcome.SIGNED_IN;
import static org.diwan.identity.SignInTried.Outcome.WAITING;
import static org.diwan.identity.SignInTried.Outcome.WRONG_PASSWORD;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.diwan.identity.SignInGuard.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by user name and password; an unknown name costs and answers what a wrong password does. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInGuard guard;
    private final SignIns signIns;

    /** One after the other for a name, so that the owner's own parallel sign-ins do not lock each other out. */
    private final Lock[] turns = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    PasswordSignIn(Accounts accounts, Passwords passwords, SignInGuard guard, SignIns signIns) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guard = guard;
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = TypedName.plain(given.getName());
        Lock turn = turns[Math.floorMod(name.hashCode(), turns.length)];
        turn.lock();
        try {
            SignedIn person = check(name, String.valueOf(given.getCredentials()), addressOf(given));
            var session = UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
            session.setDetails(given.getDetails());
            return session;
        } finally {
            turn.unlock();
        }
    }

    private SignedIn check(String name, String password, @Nullable String address) {
        Turn turn = guard.ask(name);
        Optional<Account> account = accounts.find(name);
        if (!turn.allowed()) {
            account.ifPresent(known -> signIns.record(known.userName(), WAITING, address));
            throw new SignInRefused(turn.remaining());
        }
        if (!isRight(account, password)) {
            account.ifPresent(known -> signIns.record(known.userName(), WRONG_PASSWORD, address));
            throw new SignInRefused(turn.remaining());
        }
        guard.passed(name);
        signIns.record(account.orElseThrow().userName(), SIGNED_IN, address);
        return account.orElseThrow().signedIn();
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
