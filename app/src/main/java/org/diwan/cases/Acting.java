package org.diwan.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who answers questions for whom, in one request: clients for themselves, or staff for a client whose window they have
 * opened.
 *
 * @param client party that the answers are for
 * @param by user name of who answers
 * @param person the client as the registry has them, where staff answer; absent where clients do
 */
public record Acting(String client, String by, @Nullable Person person) {

    private static final String NAME = Acting.class.getName();

    /** Lets the request be made for this client; only whoever has seen that it is allowed may call it. */
    public static void permit(HttpServletRequest request, Person client, SignedIn staff) {
        request.setAttribute(NAME, new Acting(client.nationalId(), staff.userName(), client));
    }

    /** For whom the request was permitted, else the party that the person is. */
    public static Acting of(HttpServletRequest request, SignedIn person) {
        return request.getAttribute(NAME) instanceof Acting permitted
                ? permitted
                : new Acting(Party.of(person), person.userName(), null);
    }

    /** User name of who of the staff answers; absent where the client does. */
    public @Nullable String staff() {
        return person == null ? null : by;
    }

    /** Whether somebody who works here asks for themselves. */
    boolean isOfStaff() {
        return client.startsWith(SignedIn.STAFF);
    }

    /** Where everything about the client stands, for staff. */
    public String window() {
        return window(client);
    }

    static String window(String client) {
        return "/desk/clients/" + client;
    }

    /** Where the service is begun with this answer given. */
    String start(String service, String answer, String value) {
        String chosen = answer + "=" + value;
        return person == null
                ? "/services/" + service + "/start?" + chosen
                : window() + "/start?service=" + service + "&" + chosen;
    }

    /** Where to begin again, or to look whether to. */
    String before(String service) {
        return isOfStaff() ? "/cases" : person == null ? "/services/" + service : window() + "/start";
    }

    /** Where drafts are gone on with. */
    String drafts() {
        return person == null ? "/cases" : window();
    }

    /** The client's name as the reader's language writes it. */
    public String name(Locale locale) {
        return person == null
                ? ""
                : locale.getLanguage().equals("ar")
                        ? person.name().arabic()
                        : person.name().latin();
    }
}
