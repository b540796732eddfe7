package org.diwan.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.diwan.calendar.WorkingTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts facts ahead, by hour, day and month. What acts have changed is counted again from the facts, never added to, so it
 * does no harm to be stopped, late, or there twice. One node at a time; another leaves it.
 */
public class Rollup {

    /** Any number that nothing else locks. */
    private static final long ONE_NODE = 0x696e7369676874L;

    private static final int EVERY_SECONDS = 15;

    /** Older facts are measured as if nobody had worked before that. */
    private static final int MOST_YEARS = 40;

    /** With more days changed the whole month is counted. */
    private static final int FEW_DAYS = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Recount recount;
    private final Months months;
    private final Stale stale;
    private final WorkingDays days;
    private final boolean scheduled;
    private final Clock clock;
    private final ZoneId zone;

    Rollup(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            WorkingTime calendar,
            InsightSettings settings,
            Clock clock,
            ZoneId zone) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.recount = new Recount(jdbc, calendar, zone);
        this.months = new Months(jdbc, zone);
        this.stale = new Stale(jdbc);
        this.days = new WorkingDays(jdbc, calendar);
        this.scheduled = settings.scheduled();
        this.clock = clock;
        this.zone = zone;
    }

    @Scheduled(fixedDelay = EVERY_SECONDS, initialDelay = EVERY_SECONDS, timeUnit = TimeUnit.SECONDS)
    void onTime() {
        if (scheduled) {
            catchUp();
        }
    }

    /** Counts whatever has changed up to now; leaves it where another node is at it. */
    public void catchUp() {
        if (alone(this::hasBegun)) {
            days.keptWell();
            while (alone(this::countMonth)) {
                // A month a transaction, so that a node that is stopped has lost little.
            }
            alone(this::countChanges);
        }
    }

    /** In a transaction, where no other node is at it. */
    private boolean alone(BooleanSupplier work) {
        return Boolean.TRUE.equals(transaction.execute(status -> jdbc.sql("select pg_try_advisory_xact_lock(?)")
                        .param(ONE_NODE)
                        .query(Boolean.class)
                        .single()
                && work.getAsBoolean()));
    }

    /** In a transaction, after whoever is at it. */
    <T> T inTurn(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(ONE_NODE).query(row -> {});
            return work.get();
        }));
    }

    /** Sees to calendar and horizon; where either is new everything is counted. */
    boolean hasBegun() {
        boolean otherwise = keepDays() || closed().isEmpty();
        if (otherwise) {
            // Of today, since its days may begin at other moments too.
            close(today());
            months.addAll(clock.instant());
        }
        return true;
    }

    private boolean keepDays() {
        LocalDate today = today();
        Months.Ends ends = months.ends(clock.instant());
        LocalDate first =
                ends.first().isBefore(today.minusYears(MOST_YEARS)) ? today.minusYears(MOST_YEARS) : ends.first();
        LocalDate last = ends.last().isAfter(today.plusYears(1)) ? today.plusYears(1) : ends.last();
        return days.keep(
                first.withDayOfYear(1), last.withDayOfYear(1).plusYears(2).minusDays(1));
    }

    boolean countMonth() {
        Optional<LocalDate> month = months.take();
        month.ifPresent(this::count);
        return month.isPresent();
    }

    void count(LocalDate month) {
        Horizon horizon = horizon();
        Instant from = month.atStartOfDay(zone).toInstant();
        Instant to = month.plusMonths(1).atStartOfDay(zone).toInstant();
        List.of(Grain.HOUR, Grain.DAY, Grain.MONTH).forEach(grain -> recount.forget(grain, from, to));
        recount.persons(month);
        recount.facts(Grain.DAY, from, earlier(to, horizon.closed()));
        recount.facts(Grain.HOUR, later(from, horizon.hours()), to);
        if (from.isBefore(horizon.closedMonths())) {
            recount.month(month);
        }
    }

    private boolean countChanges() {
        SortedSet<ZonedDateTime> hours = new TreeSet<>();
        stale.take().forEach(at -> hours.add(at.atZone(zone).truncatedTo(ChronoUnit.HOURS)));
        Horizon before = horizon();
        ranges(hours.tailSet(before.hours().atZone(zone))).forEach((from, to) -> recount.facts(Grain.HOUR, from, to));
        countDays(hours.headSet(before.closed().atZone(zone)), before);
        closeDays(before);
        return true;
    }

    /** Hours that follow each other are counted in one. */
    private static Map<Instant, Instant> ranges(SortedSet<ZonedDateTime> hours) {
        Map<Instant, Instant> ranges = new TreeMap<>();
        Instant from = Instant.MIN;
        Instant to = Instant.MIN;
        for (ZonedDateTime hour : hours) {
            if (!hour.toInstant().equals(to)) {
                from = hour.toInstant();
            }
            to = hour.plusHours(1).toInstant();
            ranges.put(from, to);
        }
        return ranges;
    }

    /** Days of long ago that something was changed in, and their months. */
    private void countDays(SortedSet<ZonedDateTime> hours, Horizon horizon) {
        Map<LocalDate, SortedSet<LocalDate>> byMonth = new TreeMap<>();
        hours.forEach(hour -> byMonth.computeIfAbsent(hour.toLocalDate().withDayOfMonth(1), month -> new TreeSet<>())
                .add(hour.toLocalDate()));
        byMonth.forEach((month, changed) -> {
            if (changed.size() > FEW_DAYS) {
                months.add(month);
                return;
            }
            changed.forEach(day -> recount.facts(Grain.DAY, begin(day), begin(day.plusDays(1))));
            recount.persons(month);
            if (begin(month).isBefore(horizon.closedMonths())) {
                recount.month(month);
            }
        });
    }

    /** After midnight: the days that have ended become days, and months months; hours of long ago go. */
    private void closeDays(Horizon before) {
        LocalDate today = today();
        if (!before.closed().isBefore(begin(today))) {
            return;
        }
        recount.facts(Grain.DAY, before.closed(), begin(today));
        LocalDate month = before.closedMonths().atZone(zone).toLocalDate();
        for (; month.isBefore(today.withDayOfMonth(1)); month = month.plusMonths(1)) {
            recount.month(month);
        }
        close(today);
        recount.forget(Grain.HOUR, Instant.EPOCH, horizon().hours());
    }

    Horizon horizon() {
        return new Horizon(closed().orElseThrow(), zone);
    }

    private Optional<Instant> closed() {
        return jdbc.sql("select at from insight_closed")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void close(LocalDate today) {
        jdbc.sql(
                        """
                insert into insight_closed (at) values (?) on conflict (one) do update set at = excluded.at""")
                .param(ScopeValues.utc(begin(today)))
                .update();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
