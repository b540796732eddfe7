package org.diwan.desk;

import java.util.Optional;
import org.diwan.identity.FirstPins;
import org.diwan.identity.PinLetters;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Name;
import org.diwan.registry.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a client whose identity card was seen access to their account: a PIN told now, or one by letter. */
@Service
class GiveAccess {

    private final FirstPins pins;
    private final PinLetters letters;

    GiveAccess(FirstPins pins, PinLetters letters) {
        this.pins = pins;
        this.letters = letters;
    }

    /** Why it may not be done for this client by this clerk: the name of a text after {@code desk.access.}. */
    Optional<String> objection(Person client, SignedIn clerk) {
        if (client.status().equals("deceased")) {
            return Optional.of("deceased");
        }
        return isSelf(client, clerk) ? Optional.of("self") : Optional.empty();
    }

    /** Staff accounts know no national ID, so who bears the client's name counts as the client; a colleague does it. */
    private static boolean isSelf(Person client, SignedIn clerk) {
        Name name = client.name();
        return client.nationalId().equals(clerk.userName())
                || name.latin().equalsIgnoreCase(clerk.nameLatin())
                || name.arabic().equals(clerk.nameArabic());
    }

    /** A PIN to tell the client; empty where their account is closed. */
    @Transactional
    public Optional<String> tell(Person client, SignedIn clerk) {
        open(client, clerk);
        return pins.make(client.nationalId(), clerk.userName(), FirstPins.Way.OFFICE);
    }

    /** Has a letter written; false where one waits to be printed, or the account is closed. */
    @Transactional
    public boolean write(Person client, SignedIn clerk) {
        open(client, clerk);
        return letters.order(client.nationalId(), clerk.userName());
    }

    private void open(Person client, SignedIn clerk) {
        pins.open(client.nationalId(), client.name().latin(), client.name().arabic(), clerk.userName());
    }
}
