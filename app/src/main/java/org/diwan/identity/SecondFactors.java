package org.diwan.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.diwan.identity.Authenticators.Answer;
import org.diwan.identity.CredentialChanged.Change;
import org.diwan.identity.SignInTried.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Authenticator apps with their recovery codes. Wrong codes make the account wait as wrong passwords do. */
@Service
public class SecondFactors {

    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final SignInGuard guard;
    private final SignIns signIns;
    private final CredentialNews news;

    SecondFactors(
            Authenticators authenticators,
            RecoveryCodes recovery,
            SignInGuard guard,
            SignIns signIns,
            CredentialNews news) {
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.guard = guard;
        this.signIns = signIns;
        this.news = news;
    }

    /**
     * What is wrong with a code that was typed.
     *
     * @param reason enter, wrong, clock or wait: a text after {@code identity.factor.}
     */
    record Problem(String reason, Duration remaining) {

        /** Minutes to wait, rounded up. */
        public long minutes() {
            return (remaining.toSeconds() + 59) / 60;
        }
    }

    /** Tries a code of the app, or a recovery code; empty where it is right. */
    @Transactional
    Optional<Problem> check(String userName, String typed, @Nullable String address) {
        Optional<String> digits = TypedCode.digits(typed);
        if (digits.isEmpty() && !RecoveryCodes.isLike(typed)) {
            return Optional.of(new Problem("enter", Duration.ZERO));
        }
        SignInGuard.Turn turn = guard.ask(key(userName));
        if (!turn.allowed()) {
            if (guard.isFirstWaiting(key(userName))) {
                signIns.record(userName, Outcome.WAITING, address);
            }
            return Optional.of(new Problem("wait", turn.remaining()));
        }
        Answer answer = digits.map(code -> authenticators.check(userName, code))
                .orElseGet(() -> recovery.use(userName, typed) ? Answer.RIGHT : Answer.WRONG);
        if (answer != Answer.RIGHT) {
            signIns.record(userName, Outcome.WRONG_CODE, address);
            return Optional.of(problem(answer, turn));
        }
        guard.passed(key(userName));
        signIns.record(userName, digits.isPresent() ? Outcome.CONFIRMED : Outcome.RECOVERY_CODE, address);
        if (digits.isEmpty()) {
            news.tell(userName, userName, Change.RECOVERY_CODE_USED);
        }
        return Optional.empty();
    }

    private static Problem problem(Answer answer, SignInGuard.Turn turn) {
        if (!turn.remaining().isZero()) {
            return new Problem("wait", turn.remaining());
        }
        return new Problem(answer == Answer.OTHER_TIME ? "clock" : "wrong", Duration.ZERO);
    }

    /** Tries the first code of an app that was shown its secret; from a right one on it counts. */
    @Transactional
    Optional<Problem> confirm(String userName, String typed) {
        Optional<String> digits = TypedCode.digits(typed);
        if (digits.isEmpty()) {
            return Optional.of(new Problem("enter", Duration.ZERO));
        }
        SignInGuard.Turn turn = guard.ask(key(userName));
        if (!turn.allowed()) {
            return Optional.of(new Problem("wait", turn.remaining()));
        }
        Answer answer = authenticators.confirm(userName, digits.get());
        if (answer != Answer.RIGHT) {
            return Optional.of(problem(answer, turn));
        }
        guard.passed(key(userName));
        news.tell(userName, userName, Change.APP_ADDED);
        return Optional.empty();
    }

    /** New recovery codes, told for the only time. */
    @Transactional
    public List<String> codes(String userName) {
        List<String> codes = recovery.make(userName);
        news.tell(userName, userName, Change.RECOVERY_CODES_MADE);
        return codes;
    }

    /** The owner takes the app and its codes away. */
    @Transactional
    public void remove(String userName) {
        remove(userName, userName, null);
    }

    /**
     * Somebody of the staff, who has seen that it is them, takes away what the owner has lost.
     *
     * @return whether there was an app
     */
    @Transactional
    public boolean remove(String userName, String by, @Nullable String reason) {
        boolean removed = authenticators.remove(userName);
        if (removed) {
            recovery.remove(userName);
            guard.passed(key(userName));
            news.tell(userName, by, Change.APP_REMOVED, reason);
        }
        return removed;
    }

    /** No name that is typed has a blank in it. */
    private static String key(String userName) {
        return "second factor of " + userName;
    }
}
