package org.diwan.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diwan.access.AccessWords.Told;
import org.diwan.access.Approvals.Given;
import org.diwan.access.rules.Finding;
import org.diwan.access.rules.Finding.Kind;
import org.diwan.cases.Cases;
import org.diwan.cases.Decisions;
import org.diwan.cases.Task;
import org.diwan.desk.TaskPanel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On the page of a task of an access request: who asks for what, what the rules found, who has decided what. */
@Component
class RequestPanel implements TaskPanel {

    private final Cases cases;
    private final Decisions decisions;
    private final Approvals approvals;
    private final Grants grants;
    private final Systems systems;
    private final AccessPages pages;
    private final AccessWords words;
    private final RequestPeople people;

    RequestPanel(
            Cases cases,
            Decisions decisions,
            Approvals approvals,
            Grants grants,
            Systems systems,
            AccessPages pages,
            AccessWords words,
            RequestPeople people) {
        this.cases = cases;
        this.decisions = decisions;
        this.approvals = approvals;
        this.grants = grants;
        this.systems = systems;
        this.pages = pages;
        this.words = words;
        this.people = people;
    }

    /**
     * What the panel shows.
     *
     * @param system whose roles alone the reader decides on; null where it is all roles
     */
    record Shown(
            String requester,
            String person,
            Wish wish,
            @Nullable String system,
            List<Role> roles,
            List<Told> conflicts,
            List<Told> needs,
            List<Decided> decided) {}

    /**
     * A role asked for.
     *
     * @param own whether the reader decides on it
     */
    record Role(String name, String sensitivity, Grant grant, boolean own) {}

    /** What somebody decided. */
    record Decided(Given given, String name, @Nullable String system) {}

    @Override
    public String service() {
        return AccessRequests.SERVICE;
    }

    @Override
    public String template() {
        return "access/panel";
    }

    @Override
    public Object of(Task task, Locale locale) {
        String reference = task.reference();
        String client = cases.find(reference).orElseThrow().client();
        Wish wish = Wish.of(client, cases.answers(reference));
        Optional<Part> part = people.part(task);
        List<Finding> findings = decisions.of(reference).stream()
                .reduce((earlier, later) -> later)
                .map(decision -> AccessFindings.of(decision.outputs()))
                .orElse(List.of());
        return new Shown(
                pages.name(wish.requester(), locale),
                pages.name(wish.person(), locale),
                wish,
                part.map(Part::system)
                        .filter(system -> !system.isEmpty())
                        .map(system -> words.system(system, locale))
                        .orElse(null),
                grants.ofRequest(reference).stream()
                        .map(grant -> new Role(
                                words.role(grant.key(), locale),
                                systems.role(grant.key())
                                        .map(AccessRole::sensitivity)
                                        .orElse("low"),
                                grant,
                                part.filter(one -> !one.isAbout(grant.key())).isEmpty()))
                        .toList(),
                words.told(of(findings, Kind.CONFLICT), locale),
                words.told(of(findings, Kind.NEED), locale),
                approvals.given(reference).stream()
                        .map(given -> new Decided(
                                given,
                                pages.name(given.byWhom(), locale),
                                given.system().isEmpty() ? null : words.system(given.system(), locale)))
                        .toList());
    }

    private static List<Finding> of(List<Finding> findings, Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }
}
