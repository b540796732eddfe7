package org.diwan.identity;

import java.time.Clock;
import org.diwan.identity.CredentialChanged.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the house what changed in what opens an account. */
@Component
class CredentialNews {

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CredentialNews(Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    void tell(String userName, String by, Change change) {
        tell(userName, by, change, null);
    }

    void tell(String userName, String by, Change change, @Nullable String reason) {
        accounts.find(userName)
                .ifPresent(account -> events.publishEvent(new CredentialChanged(
                        userName, account.signedIn().client(), by, change, reason, clock.instant())));
    }
}
