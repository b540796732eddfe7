package org.diwan.insight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diwan.calendar.WorkingHours;
import org.diwan.calendar.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calendar as a table, a row for each day of each office, so that the database can tell working time. */
final class WorkingDays {

    private final JdbcClient jdbc;
    private final WorkingTime calendar;
    private volatile @Nullable Range asked;
    private volatile @Nullable Range kept;

    WorkingDays(JdbcClient jdbc, WorkingTime calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    private record Range(LocalDate first, LocalDate last) {}

    private record Kept(LocalDate firstDay, LocalDate lastDay, byte[] fingerprint) {}

    /** Days of one office in turn. */
    private record Days(List<String> days, List<OffsetDateTime> opens, List<OffsetDateTime> closes) {

        static Days of(WorkingHours hours, LocalDate first, LocalDate last) {
            Days all = new Days(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                all.days.add(day.toString());
                all.opens.add(ScopeValues.utc(hours.opensAt(day)));
                all.closes.add(ScopeValues.utc(hours.closesAt(day)));
            }
            return all;
        }

        List<Long> before() {
            List<Long> before = new ArrayList<>();
            long worked = 0;
            for (int i = 0; i < days.size(); i++) {
                before.add(worked);
                worked += closes.get(i).toEpochSecond() - opens.get(i).toEpochSecond();
            }
            return before;
        }

        byte[] fingerprint() {
            try {
                return MessageDigest.getInstance("SHA-256")
                        .digest((days + "" + opens + closes).getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Sees to it that the days from the first to the last are there, and as the calendar has them now.
     *
     * @return whether days differ that were there before, so that what was measured by them has to be measured again
     */
    boolean keep(LocalDate first, LocalDate last) {
        Range wanted = new Range(first, last);
        if (wanted.equals(kept)) {
            return false;
        }
        asked = wanted;
        boolean differ = false;
        for (String office : calendar.offices()) {
            differ |= keep(office, first, last);
        }
        String[] known = calendar.offices().toArray(String[]::new);
        jdbc.sql("delete from working_day where office <> all(?::text[])")
                .param(known)
                .update();
        int gone = jdbc.sql("delete from working_office where office <> all(?::text[])")
                .param(known)
                .update();
        return differ || gone > 0;
    }

    /** The transaction of the last call has ended well: the settings stay as long as this node runs. */
    void keptWell() {
        kept = asked;
    }

    private boolean keep(String office, LocalDate wantedFirst, LocalDate wantedLast) {
        Optional<Kept> kept = jdbc.sql("select first_day, last_day, fingerprint from working_office where office = ?")
                .param(office)
                .query(Kept.class)
                .optional();
        WorkingHours hours = calendar.of(office);
        boolean same = kept.map(old -> Arrays.equals(
                        old.fingerprint(),
                        Days.of(hours, old.firstDay(), old.lastDay()).fingerprint()))
                .orElse(false);
        LocalDate first = kept.map(Kept::firstDay).filter(wantedFirst::isAfter).orElse(wantedFirst);
        LocalDate last = kept.map(Kept::lastDay).filter(wantedLast::isBefore).orElse(wantedLast);
        boolean there = kept.map(
                        old -> old.firstDay().equals(first) && old.lastDay().equals(last))
                .orElse(false);
        if (!same || !there) {
            write(office, first, last, Days.of(hours, first, last));
        }
        return !same;
    }

    private void write(String office, LocalDate first, LocalDate last, Days days) {
        jdbc.sql("delete from working_day where office = ?").param(office).update();
        jdbc.sql(
                        """
                insert into working_day (office, day, opens_at, closes_at, before)
                select :office, * from unnest(:days::date[], :opens::timestamptz[], :closes::timestamptz[], :before::bigint[])""")
                .param("office", office)
                .param("days", days.days().toArray(String[]::new))
                .param("opens", texts(days.opens()))
                .param("closes", texts(days.closes()))
                .param("before", days.before().toArray(Long[]::new))
                .update();
        jdbc.sql(
                        """
                insert into working_office (office, first_day, last_day, fingerprint) values (?, ?, ?, ?)
                on conflict (office) do update
                set first_day = excluded.first_day, last_day = excluded.last_day, fingerprint = excluded.fingerprint""")
                .params(office, first, last, days.fingerprint())
                .update();
    }

    private static String[] texts(List<OffsetDateTime> moments) {
        return moments.stream().map(OffsetDateTime::toString).toArray(String[]::new);
    }
}
