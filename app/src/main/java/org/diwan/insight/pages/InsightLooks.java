package org.diwan.insight.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diwan.calendar.WorkingTime;
import org.diwan.catalog.Services;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.insight.Figures;
import org.diwan.insight.Period;
import org.diwan.insight.Scope;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of what was asked for what can be shown: the nearest that makes sense, with a note where it is not the same. */
@Component
class InsightLooks {

    /** Longer than that is no page, but a study. */
    private static final int YEARS = 10;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Services services;
    private final WorkingTime workingTime;
    private final Figures figures;
    private final Clock clock;
    private final ZoneId zone;

    InsightLooks(Services services, WorkingTime workingTime, Figures figures, Clock clock, Settings settings) {
        this.services = services;
        this.workingTime = workingTime;
        this.figures = figures;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** What the person looks at, in their reach. */
    Look of(Asked asked, SignedIn person) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        List<String> notes = new ArrayList<>();
        PeriodChoice choice = choice(asked, notes);
        Period period = choice == PeriodChoice.OWN ? own(asked, today, notes) : choice.on(today);
        Optional<String> fixed = person.officeFor(Permission.INSIGHT_SEE);
        String office = fixed.orElseGet(() -> office(asked.office(), period, notes));
        if (fixed.isPresent() && !asked.office().isEmpty() && !fixed.get().equals(asked.office())) {
            notes.add("office-fixed");
        }
        Scope scope =
                new Scope(period, service(asked.service(), period, notes), office, channel(asked.channel(), notes));
        return new Look(choice, scope, today, fixed.isPresent(), List.copyOf(notes));
    }

    private static PeriodChoice choice(Asked asked, List<String> notes) {
        if (!(asked.from() + asked.to()).isEmpty()) {
            if (day(asked.from()) != null || day(asked.to()) != null) {
                return PeriodChoice.OWN;
            }
            notes.add("days");
        }
        PeriodChoice choice = asked.period().isEmpty()
                ? PeriodChoice.WEEKS
                : PeriodChoice.of(asked.period()).orElse(null);
        if (choice == null) {
            notes.add("period");
        }
        return choice == null || choice == PeriodChoice.OWN ? PeriodChoice.WEEKS : choice;
    }

    private static Period own(Asked asked, LocalDate today, List<String> notes) {
        LocalDate from = day(asked.from());
        LocalDate to = day(asked.to());
        if (from == null && !asked.from().isEmpty() || to == null && !asked.to().isEmpty()) {
            notes.add("days");
        }
        LocalDate end = clamped(to == null ? today : to, today, notes);
        LocalDate start = clamped(from == null ? PeriodChoice.WEEKS.on(end).from() : from, today, notes);
        if (end.isBefore(start)) {
            notes.add("turned");
            LocalDate first = end;
            end = start;
            start = first;
        }
        LocalDate earliest = end.minusYears(YEARS).plusDays(1);
        if (start.isBefore(earliest)) {
            notes.add("long");
            start = earliest;
        }
        return new Period(start, end);
    }

    private static LocalDate clamped(LocalDate day, LocalDate today, List<String> notes) {
        if (day.isAfter(today) && !notes.contains("future")) {
            notes.add("future");
        }
        return day.isAfter(today) ? today : day.isBefore(EARLIEST) ? EARLIEST : day;
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    /** A service that is offered no more has its cases still. */
    private @Nullable String service(String asked, Period period, List<String> notes) {
        if (asked.isEmpty()) {
            return null;
        }
        if (services.find(asked).isPresent()) {
            return asked;
        }
        boolean was = figures.byService(new Scope(period, null, null, null)).containsKey(asked);
        notes.add(was ? "withdrawn" : "service");
        return was ? asked : null;
    }

    /** An office that is closed has its cases still. */
    private @Nullable String office(String asked, Period period, List<String> notes) {
        if (asked.isEmpty()
                || workingTime.offices().contains(asked)
                || figures.byOffice(new Scope(period, null, null, null)).containsKey(asked)) {
            return asked.isEmpty() ? null : asked;
        }
        notes.add("office");
        return null;
    }

    private static @Nullable String channel(String asked, List<String> notes) {
        if (asked.isEmpty() || Names.CHANNELS.contains(asked)) {
            return asked.isEmpty() ? null : asked;
        }
        notes.add("channel");
        return null;
    }
}
