package org.diwan.insight.pages;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.insight.Figure;
import org.diwan.insight.Period;
import org.diwan.insight.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a page looks at.
 *
 * @param officeFixed whether the reader sees this office only
 * @param notes what was asked for and is not shown so, as ends of text keys
 */
public record Look(PeriodChoice choice, Scope scope, LocalDate today, boolean officeFixed, List<String> notes) {

    /** The address of a page that looks at the same. */
    public String at(String path) {
        return address(path, Map.of());
    }

    /** The address of the cases behind a figure. */
    public String cases(Figure figure) {
        return cases(figure, null);
    }

    /** The same of a figure by its key, for templates. */
    public String casesOf(String figure) {
        return cases(Figure.of(figure).orElseThrow());
    }

    /** The address of the cases behind a part of a figure. */
    public String cases(Figure figure, @Nullable String detail) {
        return casesAt("/insight/cases", figure, detail);
    }

    String casesAt(String path, Figure figure, @Nullable String detail) {
        Map<String, String> more = new HashMap<>(Map.of("figure", figure.key()));
        if (detail != null) {
            more.put("detail", detail);
        }
        return address(path, more);
    }

    /** Like it, with more at the end. */
    String casesAt(String path, Figure figure, @Nullable String detail, String after) {
        return UriComponentsBuilder.fromUriString(casesAt(path, figure, detail))
                .queryParam("after", "{after}")
                .build(false)
                .expand(Map.of("after", after))
                .toUriString();
    }

    /** Whether the days are the reader's own. */
    public boolean isOwn() {
        return choice == PeriodChoice.OWN;
    }

    /** The same at other days. */
    Look in(Period period) {
        return new Look(
                PeriodChoice.OWN,
                new Scope(period, scope.service(), scope.office(), scope.channel()),
                today,
                officeFixed,
                notes);
    }

    Look in(PeriodChoice other) {
        Period period = other.on(today);
        return new Look(
                other, new Scope(period, scope.service(), scope.office(), scope.channel()), today, officeFixed, notes);
    }

    /** The same of one service, or of all. */
    public Look of(@Nullable String service) {
        return new Look(
                choice, new Scope(scope.period(), service, scope.office(), scope.channel()), today, officeFixed, notes);
    }

    Look from(String channel) {
        return new Look(
                choice, new Scope(scope.period(), scope.service(), scope.office(), channel), today, officeFixed, notes);
    }

    Look byOffice(String office) {
        return new Look(
                choice, new Scope(scope.period(), scope.service(), office, scope.channel()), today, officeFixed, notes);
    }

    private String address(String path, Map<String, String> more) {
        Map<String, String> values = new HashMap<>();
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, values, "figure", more.get("figure"));
        add(address, values, "detail", more.get("detail"));
        if (choice == PeriodChoice.OWN) {
            add(address, values, "from", scope.period().from().toString());
            add(address, values, "to", scope.period().to().toString());
        } else if (choice != PeriodChoice.WEEKS) {
            add(address, values, "period", choice.key());
        }
        add(address, values, "service", scope.service());
        add(address, values, "office", officeFixed ? null : scope.office());
        add(address, values, "channel", scope.channel());
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static void add(
            UriComponentsBuilder address, Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }
}
