package org.diwan.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diwan.cases.CaseDetails;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.identity.Colleagues;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;

/** Roles that people have held since before there were requests, given back by a case of their own. */
@Component
class AccessReturns implements CaseDetails {

    private static final String SERVICE = "access-return";
    private static final String CHANNEL = "api";
    private static final String ROLE = "returnedRole";
    private static final String LINK = "returnLink";

    private final Grants grants;
    private final Colleagues colleagues;
    private final Cases cases;
    private final AccessWords words;
    private final Settings settings;

    AccessReturns(Grants grants, Colleagues colleagues, Cases cases, AccessWords words, Settings settings) {
        this.grants = grants;
        this.colleagues = colleagues;
        this.cases = cases;
        this.words = words;
        this.settings = settings;
    }

    /** Whether nobody else could do here what the role is for. */
    boolean isLastOne(Grant grant) {
        return grant.system().equals(TargetSystem.DIWAN)
                && Arrays.stream(Role.values())
                        .filter(role -> role.engineGroup().equals(grant.role()))
                        .flatMap(role -> colleagues.having(List.of(role), null).stream())
                        .allMatch(holder -> holder.userName().equals(grant.userName()));
    }

    /** However often it is asked for, it is one case. */
    void begin(Grant grant, String by) {
        cases.submit(new NewCase(
                SERVICE,
                SignedIn.STAFF + grant.userName(),
                by,
                CHANNEL,
                Map.of("role", grant.key()),
                SERVICE + "/" + grant.id()));
    }

    /**
     * What the person gives back is the case's to take.
     *
     * @return the systems to take it in
     */
    List<String> take(String reference, String userName, String role) {
        grants.removing(
                grants.ofPerson(userName).stream()
                        .filter(grant -> grant.reference() == null
                                && grant.key().equals(role)
                                && grant.state().equals("held"))
                        .map(Grant::id)
                        .toList(),
                reference);
        return grants.removedBy(reference).stream()
                .filter(grant -> grant.state().equals("removing"))
                .map(Grant::system)
                .distinct()
                .toList();
    }

    @Override
    public Set<String> names() {
        return Set.of(ROLE, LINK);
    }

    @Override
    public Map<String, String> of(String reference, Locale locale) {
        return cases.find(reference)
                .filter(file -> file.service().equals(SERVICE))
                .map(file -> Map.of(
                        ROLE,
                        words.role(String.valueOf(cases.answers(reference).get("role")), locale),
                        LINK,
                        settings.baseUrl() + "/account/access"))
                .orElse(Map.of());
    }
}
