package org.diwan.identity;

import java.util.List;
import java.util.Locale;

/** Brings one-time codes to people. Told from outside, since this module knows nobody's telephone. */
public interface CodeCarrier {

    /**
     * A way to a person.
     *
     * @param channel {@code sms} or {@code mail}
     * @param masked number or address, as much of it as its owner needs to know it again
     */
    record Way(String channel, String masked) {}

    /** The ways to this person that have stood long enough for codes, the best first. */
    List<Way> ways(SignedIn person);

    /** Whether there is any way to this person, be it too new for codes. */
    boolean isOnRecord(SignedIn person);

    /** Hands the code over at once, without keeping it; false where nobody took it. */
    boolean carry(SignedIn person, String channel, String code, Locale language);
}
