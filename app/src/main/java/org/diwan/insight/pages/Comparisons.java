package org.diwan.insight.pages;

import java.util.List;
import org.diwan.identity.SignedIn;
import org.diwan.insight.Period;
import org.springframework.stereotype.Component;

/** What a period is compared with: as many days before it, unless asked otherwise. */
@Component
class Comparisons {

    private final InsightLooks looks;

    Comparisons(InsightLooks looks) {
        this.looks = looks;
    }

    /** The words of an address, as they were typed. */
    record Against(String choice, String from, String to) {}

    Comparison of(Against against, Look look, SignedIn person) {
        return switch (against.choice()) {
            case "none" -> new Comparison("none", null, List.of());
            case "year" ->
                new Comparison("year", look.in(yearBefore(look.scope().period())), List.of());
            case "own" -> own(against, look, person);
            case "", "before" -> before(look, List.of());
            default -> before(look, List.of("period"));
        };
    }

    private static Comparison before(Look look, List<String> notes) {
        Period before = look.scope().period().before();
        return new Comparison("before", look.in(before), notes);
    }

    private static Period yearBefore(Period period) {
        return new Period(period.from().minusYears(1), period.to().minusYears(1));
    }

    private Comparison own(Against against, Look look, SignedIn person) {
        Look read = looks.of(new Asked("", against.from(), against.to(), "", "", ""), person);
        return read.isOwn()
                ? new Comparison("own", look.in(read.scope().period()), read.notes())
                : before(look, List.of("days"));
    }
}
