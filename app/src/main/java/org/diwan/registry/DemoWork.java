package org.diwan.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import org.diwan.money.Iban;
import org.diwan.registry.DemoRows.Table;
import org.jspecify.annotations.Nullable;

/** Adds made-up employments, wages and benefits; numbers are given in order. */
final class DemoWork {

    private static final int RAISED_MONTHS_AGO = 8;

    private final DemoRows rows;
    private final LocalDate today;
    private final int months;
    private long employments = 8_000_000_000L;
    private long benefits = 600_000_000L;

    DemoWork(DemoRows rows, LocalDate today, int months) {
        this.rows = rows;
        this.today = today;
        this.months = months;
    }

    /** An employment with a wage for every full month of the time looked back at. */
    void employed(String person, Job job, LocalDate from, @Nullable LocalDate to) {
        employed(person, job, from, to, 0);
    }

    /** The same, where the wages of the last months have not come in. */
    void employed(String person, Job job, LocalDate from, @Nullable LocalDate to, int missing) {
        String employment = Long.toString(employments++);
        rows.add(Table.EMPLOYMENT, employment, person, employerId(job.employer()), job.occupation(), from, to);
        YearMonth present = YearMonth.from(today);
        YearMonth first = latest(YearMonth.from(from), present.minusMonths(months));
        YearMonth end =
                to == null ? present.minusMonths(missing) : YearMonth.from(to).plusMonths(1);
        for (YearMonth month = first; month.isBefore(end) && month.isBefore(present); month = month.plusMonths(1)) {
            boolean raised = !month.isBefore(present.minusMonths(RAISED_MONTHS_AGO));
            rows.add(Table.WAGE, employment, month, (raised ? job.wage() : job.wage() * 19 / 20) + ".00", "SAR");
        }
    }

    /** A benefit since a day, paid to an account of the person. */
    void pensioned(String person, Name holder, String kind, long amount, LocalDate since) {
        String benefit = Long.toString(benefits++);
        String iban = Iban.of("SA", "10" + "0".repeat(18 - benefit.length()) + benefit);
        rows.add(Table.BENEFIT, benefit, person, kind, since, null, amount + ".00", "SAR");
        rows.add(Table.ACCOUNT, benefit, iban, holder.latin(), "DIWASARI", since);
    }

    static String employerId(int employer) {
        return Long.toString(800_000_000L + employer);
    }

    private static YearMonth latest(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    /** What somebody does where, for how much a month. */
    record Job(int employer, String occupation, long wage) {}
}
