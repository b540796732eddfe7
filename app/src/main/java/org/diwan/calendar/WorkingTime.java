package org.diwan.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Working days and hours of the institution and its offices, in its own time zone. Models ask it for due dates:
 * {@code ${workingTime.after('P2D')}}.
 */
@Component
public class WorkingTime {

    /** The office of everyone whose city no other office names. */
    public static final String MAIN = "main";

    private final Clock clock;
    private final WorkingHours main;
    private final String settings;
    private final Map<String, WorkingHours> offices = new HashMap<>();
    private final Map<String, String> officesByCity = new HashMap<>();

    public WorkingTime(CalendarSettings settings, Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.clock = clock;
        this.settings = settings.text() + " " + zone;
        main = new WorkingHours(
                settings.days(),
                settings.opens(),
                settings.closes(),
                new ClosedDays(settings.holidays(), settings.closedOn(), List.of()),
                zone);
        settings.offices().forEach((name, office) -> {
            offices.put(
                    name,
                    new WorkingHours(
                            Objects.requireNonNullElse(office.days(), settings.days()),
                            Objects.requireNonNullElse(office.opens(), settings.opens()),
                            Objects.requireNonNullElse(office.closes(), settings.closes()),
                            new ClosedDays(settings.holidays(), settings.closedOn(), office.closedOn()),
                            zone));
            office.cities().forEach(city -> officesByCity.put(city, name));
        });
    }

    /** All that is set of the calendar, as a text: another text, another calendar. */
    public String settings() {
        return settings;
    }

    /** The offices by name. */
    public SortedSet<String> offices() {
        SortedSet<String> all = new TreeSet<>(offices.keySet());
        all.add(MAIN);
        return all;
    }

    /** The office that handles the cases of people of that city. */
    public String officeOf(@Nullable String city) {
        return officesByCity.getOrDefault(Objects.requireNonNullElse(city, ""), MAIN);
    }

    /** When that office works; one that settings no longer name works as the institution does. */
    public WorkingHours of(@Nullable String office) {
        return offices.getOrDefault(Objects.requireNonNullElse(office, MAIN), main);
    }

    /** The moment that many working days from now at that office. */
    public Date after(@Nullable String office, String workingDays) {
        return Date.from(of(office).after(clock.instant(), Period.parse(workingDays)));
    }

    /** The moment that many working days of the institution after the start. */
    public Instant after(Instant start, Period workingDays) {
        return main.after(start, workingDays);
    }

    /** How much of the time between them the institution was at work. */
    public Duration between(Instant start, Instant end) {
        return main.between(start, end);
    }
}
