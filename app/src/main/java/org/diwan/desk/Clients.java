package org.diwan.desk;

import java.util.Optional;
import org.diwan.calendar.WorkingTime;
import org.diwan.cases.ClientCases;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.diwan.registry.Registry;
import org.springframework.stereotype.Component;

/** Clients as staff may see them: of one office those who live where it works, and those whose cases it handles. */
@Component
class Clients {

    private final Registry registry;
    private final WorkingTime workingTime;
    private final ClientCases cases;

    Clients(Registry registry, WorkingTime workingTime, ClientCases cases) {
        this.registry = registry;
        this.workingTime = workingTime;
        this.cases = cases;
    }

    /** The client, unless of another office; that one looks like none. */
    Optional<Person> find(String party, SignedIn staff) {
        return registry.person(party).filter(client -> staff.officeFor(Permission.CLIENTS_SEE)
                .map(office -> isOf(office, client.nationalId()))
                .orElse(true));
    }

    private boolean isOf(String office, String client) {
        return office.equals(workingTime.officeOf(registry.city(client).orElse(null)))
                || cases.isOfOffice(client, office);
    }
}
