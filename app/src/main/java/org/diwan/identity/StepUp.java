package org.diwan.identity;

import static org.diwan.identity.Assurance.TWO_FACTORS;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for the second factor where a service or page needs it. */
@Component
public class StepUp {

    private final Authenticators authenticators;
    private final Clock clock;

    StepUp(Authenticators authenticators, Clock clock) {
        this.authenticators = authenticators;
        this.clock = clock;
    }

    /**
     * Where to send a person whose session rests on the password only, or on less than the app that was set up since; empty
     * once it is confirmed.
     *
     * @param page where they go on then, an address of ours
     */
    public Optional<String> address(SignedIn person, String page) {
        return isSure(person)
                ? Optional.empty()
                : Optional.of("/account/confirm?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    private boolean isSure(SignedIn person) {
        Instant confirmedAt = person.confirmedAt();
        return confirmedAt != null
                && person.assurance(clock.instant()) == TWO_FACTORS
                && authenticators
                        .since(person.userName())
                        .filter(confirmedAt::isBefore)
                        .isEmpty();
    }
}
