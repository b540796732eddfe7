package org.diwan.identity;

import static org.diwan.identity.Assurance.TWO_FACTORS;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for the second factor where a service or page needs it. */
@Component
public class StepUp {

    private final Clock clock;

    StepUp(Clock clock) {
        this.clock = clock;
    }

    /**
     * Where to send a person whose session rests on the password only; empty once it is confirmed.
     *
     * @param page where they go on then, an address of ours
     */
    public Optional<String> address(SignedIn person, String page) {
        return person.assurance(clock.instant()) == TWO_FACTORS
                ? Optional.empty()
                : Optional.of("/account/confirm?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }
}
