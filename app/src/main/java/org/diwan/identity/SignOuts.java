package org.diwan.identity;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who signed out. */
@Component
class SignOuts {

    private final ApplicationEventPublisher events;

    SignOuts(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn person) {
            events.publishEvent(new SignedOut(person.userName()));
        }
    }
}
