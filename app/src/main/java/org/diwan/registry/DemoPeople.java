package org.diwan.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.diwan.registry.DemoRows.Table;
import org.diwan.registry.DemoWork.Job;

/** Any number of made-up people; the same number gives the same person, whatever the size of the registry. */
final class DemoPeople {

    private static final long SEED = 20_261_121L;
    private static final List<String> OCCUPATIONS = List.of(
            "accountant",
            "cashier",
            "clerk",
            "cook",
            "driver",
            "engineer",
            "guard",
            "nurse",
            "pharmacist",
            "teacher",
            "technician",
            "welder");

    private final DemoRows rows;
    private final DemoWork work;
    private final LocalDate today;

    DemoPeople(DemoRows rows, DemoWork work, LocalDate today) {
        this.rows = rows;
        this.work = work;
        this.today = today;
    }

    /** Of a hundred: 63 in work, 12 pensioners, 10 never in work, 9 no more; six with something to look at. */
    void add(long number) {
        var random = new SplittableRandom(SEED + number * 0x9E37_79B9_7F4A_7C15L);
        int kind = random.nextInt(100);
        String id = NationalId.of((random.nextInt(100) < 15 ? 200_000_000L : 100_000_000L) + number);
        boolean woman = random.nextBoolean();
        boolean old = kind >= 63 && kind < 75;
        var one = new One(id, DemoNames.person(woman, random), birth(old, random), random);
        person(one, woman, kind, number);
        if (old) {
            pensioner(one);
        } else if (kind < 63 || kind >= 98) {
            career(one, present(), 0, 0);
        } else if (kind >= 85 && kind < 94) {
            career(one, present().minusMonths(random.nextInt(1, 60)), 0, 0);
        } else if (kind >= 94) {
            career(one, present(), kind == 94 ? 90 : kind == 95 ? -60 : 0, kind == 96 ? 2 : 0);
        }
    }

    private void person(One one, boolean woman, int kind, long number) {
        LocalDate died = kind == 97 ? today.minusDays(one.random.nextInt(30, 2000)) : null;
        String status =
                kind >= 63 && kind < 75 ? "pensioner" : died != null ? "deceased" : kind == 98 ? "suspended" : "active";
        boolean mail = one.random.nextInt(100) < 75;
        boolean phone = one.random.nextInt(100) < 92;
        rows.add(
                Table.PERSON,
                one.id,
                one.name.latin(),
                one.name.arabic(),
                one.born,
                woman ? "F" : "M",
                status,
                died,
                mail ? "person" + number + "@example.org" : null,
                phone ? "+9665" + (10_000_000 + number) : null,
                DemoNames.city(one.random.nextInt(10)),
                List.of("ar", "ar", "ar", "ar", "ar", "ar", "en", "fr").get(one.random.nextInt(8)),
                null,
                kind == 99);
    }

    private LocalDate birth(boolean old, SplittableRandom random) {
        int years = old ? random.nextInt(62, 85) : random.nextInt(22, 60);
        return today.minusYears(years).minusDays(random.nextInt(365));
    }

    private void pensioner(One one) {
        LocalDate since = YearMonth.from(one.born.plusYears(60)).plusMonths(1).atDay(1);
        work.employed(one.id, job(one.random), since.minusYears(one.random.nextInt(10, 35)), since.minusDays(1));
        String kind = one.random.nextInt(10) < 8 ? "old-age" : "disability";
        work.pensioned(one.id, one.name, kind, one.random.nextLong(30, 140) * 100, since);
    }

    /**
     * One to three employments, one after the other.
     *
     * @param end the last one ends before this month; at the present month it goes on
     * @param pause days between the last two; below none they overlap
     */
    private void career(One one, YearMonth end, int pause, int missing) {
        int months = one.random.nextInt(6, Math.max(7, (age(one) - 20) * 12));
        int jobs = pause == 0 ? one.random.nextInt(1, 4) : 2;
        LocalDate from = end.minusMonths(months).atDay(1);
        for (int left = jobs; left > 1; left--) {
            LocalDate next = YearMonth.from(from).plusMonths(months / jobs).atDay(1);
            work.employed(one.id, job(one.random), from, next.minusDays(1L + pause));
            from = next;
        }
        LocalDate last = end.equals(present()) ? null : end.atDay(1).minusDays(1);
        work.employed(one.id, job(one.random), from, last, missing);
    }

    private int age(One one) {
        return today.getYear() - one.born.getYear();
    }

    private YearMonth present() {
        return YearMonth.from(today);
    }

    private static Job job(SplittableRandom random) {
        return new Job(
                random.nextInt(DemoNames.EMPLOYERS),
                DemoNames.pick(OCCUPATIONS, random),
                random.nextLong(80, 400) * 50);
    }

    private record One(String id, Name name, LocalDate born, SplittableRandom random) {}
}
