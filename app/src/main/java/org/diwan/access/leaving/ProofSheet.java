package org.diwan.access.leaving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.diwan.access.AccessRole;
import org.diwan.access.Grant;
import org.diwan.access.StaffMember;
import org.diwan.access.Systems;
import org.diwan.access.TargetSystem;
import org.diwan.access.provision.AccessAct;
import org.diwan.access.provision.Problem;
import org.diwan.cases.Submission;
import org.diwan.printing.PrintTemplate;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;

/** A proof as a page, in the language of the thread. */
final class ProofSheet {

    private static final String OURS = "document.proof.";

    private final PrintTemplate template;
    private final Function<String, String> texts;
    private final Function<Problem, String> problems;
    private final Map<String, String> systemNames = new LinkedHashMap<>();
    private final Map<String, String> roleNames = new LinkedHashMap<>();
    private final Formats formats;
    private final Locale locale;
    private final boolean arabic;

    ProofSheet(
            PrintTemplate template,
            Function<String, String> texts,
            Function<Problem, String> problems,
            Systems systems,
            Formats formats,
            Locale locale) {
        this.template = template;
        this.texts = texts;
        this.problems = problems;
        this.formats = formats;
        this.locale = locale;
        this.arabic = locale.getLanguage().equals("ar");
        for (TargetSystem system : systems.all()) {
            systemNames.put(system.id(), system.name(locale));
        }
        for (AccessRole role : systems.roles()) {
            roleNames.put(role.key(), role.name(locale));
        }
    }

    record Item(String label, String value) {}

    record Cell(String kind, String text) {}

    record Row(List<Cell> cells, List<String> notes) {}

    String fill(Proof proof) {
        Revocation revocation = proof.revocation();
        return template.fill(Map.ofEntries(
                Map.entry("lang", locale.getLanguage()),
                Map.entry("dir", arabic ? "rtl" : "ltr"),
                Map.entry("title", text("title") + " " + formats.reference(revocation.reference())),
                Map.entry("subject", text("title")),
                Map.entry("heading", text("title")),
                Map.entry("institution", texts.apply("document.institution")),
                Map.entry(
                        "person",
                        proof.person().map(one -> one.displayName(locale)).orElse(revocation.userName())),
                Map.entry("reference", formats.reference(revocation.reference())),
                Map.entry("items", items(proof)),
                Map.entry("rolesTitle", text("roles")),
                Map.entry("hasRoles", !proof.roles().isEmpty()),
                Map.entry("noRoles", text("noRoles")),
                Map.entry("roleHeads", heads("system", "role", "since", "taken")),
                Map.entry("roles", proof.roles().stream().map(this::row).toList()),
                Map.entry("systemsTitle", text("systems")),
                Map.entry("systemHeads", heads("system", "readBack", "shown")),
                Map.entry(
                        "systems",
                        lastOfEach(proof.acts()).stream().map(this::shown).toList()),
                Map.entry("actsTitle", text("acts")),
                Map.entry("actHeads", heads("at", "system", "act", "by", "result")),
                Map.entry("acts", rows(proof)),
                Map.entry("foot", text("foot"))));
    }

    private List<Item> items(Proof proof) {
        Revocation revocation = proof.revocation();
        List<Item> items = new ArrayList<>();
        items.add(new Item(text("user"), revocation.userName()));
        proof.person().map(StaffMember::unit).ifPresent(unit -> items.add(new Item(text("unit"), unit)));
        items.add(new Item(text("leftOn"), formats.date(revocation.leftOn())));
        items.add(new Item(
                text("orderedBy"),
                revocation.isByHouse()
                        ? text("staffList")
                        : proof.officer().map(one -> one.displayName(locale)).orElse(revocation.orderedBy())));
        items.add(new Item(text("orderedAt"), formats.exactTime(revocation.orderedAt())));
        items.add(new Item(
                text("accountClosed"),
                revocation.hadAccount() && revocation.accountClosedAt() != null
                        ? formats.exactTime(revocation.accountClosedAt())
                        : text("noAccount")));
        items.add(new Item(text("sessions"), formats.number(revocation.sessionsEnded())));
        items.add(new Item(
                text("requests"), formats.number(revocation.requestsEnded().size())));
        items.add(new Item(text("tasks"), formats.number(revocation.tasksHandedOver())));
        if (revocation.provenAt() != null) {
            items.add(new Item(text("finished"), formats.exactTime(revocation.provenAt())));
        }
        if (!proof.reason().isEmpty()) {
            items.add(new Item(text("reason"), proof.reason()));
        }
        return items;
    }

    private Row row(Grant grant) {
        return new Row(
                sided(
                        new Cell("text", system(grant.system())),
                        new Cell("text", role(grant.system(), grant.role())),
                        new Cell("text", grant.heldAt() == null ? "" : formats.date(grant.heldAt())),
                        new Cell(
                                "text",
                                grant.removedAt() == null ? text("notYet") : formats.exactTime(grant.removedAt()))),
                List.of());
    }

    /** What each system showed at last. */
    private static List<AccessAct> lastOfEach(List<AccessAct> acts) {
        Map<String, AccessAct> last = new LinkedHashMap<>();
        acts.forEach(act -> last.merge(act.system(), act, (before, now) -> now.readBack() == null ? before : now));
        return List.copyOf(last.values());
    }

    private Row shown(AccessAct act) {
        return new Row(
                sided(
                        new Cell("text", system(act.system())),
                        new Cell("text", formats.exactTime(act.at())),
                        new Cell("text", shown(act.system(), act.readBack()))),
                List.of());
    }

    private String shown(String system, @Nullable List<String> roles) {
        if (roles == null) {
            return text("unread");
        }
        return roles.isEmpty()
                ? text("nothingLeft")
                : String.join(
                        arabic ? "، " : ", ",
                        roles.stream().map(id -> role(system, id)).toList());
    }

    private List<Row> rows(Proof proof) {
        List<Submission> notes = new ArrayList<>(proof.byHand());
        List<Row> rows = new ArrayList<>();
        for (AccessAct act : proof.acts()) {
            rows.add(row(act));
        }
        for (Submission note : notes) {
            rows.add(new Row(
                    sided(
                            new Cell("text", formats.exactTime(note.submittedAt())),
                            new Cell("text", ""),
                            new Cell("text", text("byHand")),
                            new Cell("code", note.submittedBy()),
                            new Cell("text", "")),
                    note.answers().get("note") instanceof String said ? List.of(said) : List.of()));
        }
        return rows;
    }

    private Row row(AccessAct act) {
        Problem problem = act.problem();
        boolean byHouse = act.byWhom().equals(Leavers.HOUSE);
        return new Row(
                sided(
                        new Cell("text", formats.exactTime(act.at())),
                        new Cell("text", system(act.system())),
                        new Cell("text", text("act." + act.act())),
                        byHouse ? new Cell("text", text("byHouse")) : new Cell("code", act.byWhom()),
                        new Cell("text", text(act.done() ? "done" : "notDone"))),
                problem == null ? List.of() : List.of(problems.apply(problem)));
    }

    private String system(String id) {
        return systemNames.getOrDefault(id, id);
    }

    private String role(String system, String id) {
        return roleNames.getOrDefault(AccessRole.key(system, id), id);
    }

    private List<Cell> heads(String... keys) {
        return sided(Arrays.stream(keys)
                .map(key -> new Cell(key.equals("at") ? "text time" : "text", text("column." + key)))
                .toArray(Cell[]::new));
    }

    /** Mirrored for Arabic: the renderer sets tables from the left. */
    private List<Cell> sided(Cell... cells) {
        List<Cell> sided = new ArrayList<>(Arrays.asList(cells));
        if (arabic) {
            Collections.reverse(sided);
        }
        return sided;
    }

    private String text(String key) {
        return texts.apply(OURS + key);
    }
}
