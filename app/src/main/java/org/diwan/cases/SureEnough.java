package org.diwan.cases;

import static org.diwan.catalog.ServiceDescription.Assurance.TWO_FACTOR;

import java.util.Optional;
import org.diwan.catalog.Service;
import org.diwan.identity.SignedIn;
import org.diwan.identity.StepUp;
import org.springframework.stereotype.Component;

/** Sends people to confirm that it is them, where the service asks for two factors and they have shown one. */
@Component
class SureEnough {

    private final StepUp stepUp;

    SureEnough(StepUp stepUp) {
        this.stepUp = stepUp;
    }

    /**
     * The same on the way to a case. What staff begin rests on the manner in which they did; where it does not do, since
     * the service has changed meanwhile, they begin again.
     */
    Optional<String> detour(Service service, Drafts.Draft draft, SignedIn person, String page) {
        Manner manner = draft.manner();
        if (manner.begunBy() == null) {
            return detour(service, person, page);
        }
        boolean sure = service.description().isOpenOn(manner.channel())
                && service.description().isSure(manner.channel(), manner.cardSeen());
        return sure
                ? Optional.empty()
                : Optional.of("redirect:" + Acting.window(draft.client()) + "/start?service=" + service.key());
    }

    /** The redirect to follow first, if there is need for one; it comes back to that page. */
    Optional<String> detour(Service service, SignedIn person, String page) {
        return service.description().assurance() == TWO_FACTOR
                ? stepUp.address(person, page).map("redirect:"::concat)
                : Optional.empty();
    }
}
