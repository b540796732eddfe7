package org.diwan.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diwan.access.Approvals.Given;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/** Grants as pages show them. */
@Component
class AccessPages {

    private final Grants grants;
    private final Approvals approvals;
    private final StaffList staff;
    private final AccessWords words;
    private final Cases cases;

    AccessPages(Grants grants, Approvals approvals, StaffList staff, AccessWords words, Cases cases) {
        this.grants = grants;
        this.approvals = approvals;
        this.staff = staff;
        this.words = words;
        this.cases = cases;
    }

    /**
     * A role that somebody holds, has asked for, or is losing.
     *
     * @param approvedBy names of who has approved it
     * @param own whether the request is one that its holder may look at
     */
    record Line(Grant grant, String role, List<String> approvedBy, boolean own) {

        /** Whether it can be held longer. */
        public boolean extensible() {
            return grant.state().equals("held") && grant.validUntil() != null;
        }

        /** Whether its holder can give it back here. */
        public boolean returnable() {
            return mayGiveBack(grant);
        }
    }

    /** Somebody of a team. */
    record Member(StaffMember person, String name, List<Line> lines) {}

    static boolean mayGiveBack(Grant grant) {
        return grant.state().equals("held");
    }

    List<Line> lines(String userName, Locale locale) {
        return grants.ofPerson(userName).stream()
                .map(grant -> new Line(
                        grant, words.role(grant.key(), locale), approvedBy(grant, locale), isOwn(grant, userName)))
                .toList();
    }

    Member member(StaffMember member, Locale locale) {
        return new Member(member, member.displayName(locale), lines(member.userName(), locale));
    }

    private boolean isOwn(Grant grant, String userName) {
        return Optional.ofNullable(grant.reference())
                .flatMap(cases::find)
                .filter(file -> StaffList.userName(file.client()).equals(userName))
                .isPresent();
    }

    private List<String> approvedBy(Grant grant, Locale locale) {
        return Optional.ofNullable(grant.reference()).map(approvals::given).orElse(List.of()).stream()
                .filter(given -> given.approved()
                        && (given.system().isEmpty() || given.system().equals(grant.system())))
                .map(Given::byWhom)
                .distinct()
                .map(by -> name(by, locale))
                .collect(Collectors.toList());
    }

    String role(Grant grant, Locale locale) {
        return words.role(grant.key(), locale);
    }

    String name(String userName, Locale locale) {
        return staff.find(userName).map(member -> member.displayName(locale)).orElse(userName);
    }
}
