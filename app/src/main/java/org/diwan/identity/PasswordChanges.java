package org.diwan.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.diwan.identity.CredentialChanged.Change;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives accounts the passwords that their owners choose. */
@Service
class PasswordChanges {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final FirstPins pins;
    private final CredentialNews news;
    private final Sessions sessions;
    private final Clock clock;

    PasswordChanges(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            FirstPins pins,
            CredentialNews news,
            Sessions sessions,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.pins = pins;
        this.news = news;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What speaks against the password, after {@code identity.password.}; also that it is the one there is. */
    Optional<String> objection(String userName, String password) {
        return accounts.find(userName).flatMap(account -> rules.objection(password, account)
                .or(() ->
                        passwords.matches(password, account.passwordHash()) ? Optional.of("same") : Optional.empty()));
    }

    /**
     * Makes it the account's password, voids PINs and tells the owner and the house.
     *
     * @param keep the session that goes on if it is begun anew; the others of the account end
     */
    @Transactional
    public void change(String userName, String password, String keep) {
        set(userName, password, keep);
    }

    /** The same for who came in with a PIN; false where another PIN or password was made since, which counts instead. */
    @Transactional
    public boolean choose(HalfSignIn half, String password, String keep) {
        boolean stands = accounts.lock(half.userName()).filter(Account::enabled).isPresent()
                && !pins.madeSince(half.userName(), half.since())
                && accounts.passwordSetAt(half.userName())
                        .filter(half.since()::isBefore)
                        .isEmpty();
        if (stands) {
            set(half.userName(), password, keep);
        }
        return stands;
    }

    /** With the account locked, so that who is being signed in with the old password has begun before, or waits and fails. */
    private void set(String userName, String password, String keep) {
        String hash = passwords.hash(password);
        accounts.lock(userName);
        Instant now = clock.instant();
        accounts.choosePassword(userName, hash, now);
        pins.endAll(userName);
        sessions.endOthersAndBeginning(userName, keep, userName);
        news.tell(userName, userName, Change.PASSWORD_CHANGED);
    }
}
