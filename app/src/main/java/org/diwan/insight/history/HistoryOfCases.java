package org.diwan.insight.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.diwan.calendar.WorkingTime;
import org.jspecify.annotations.Nullable;

/**
 * Makes cases and their steps as a year might bring them, and loads them in bulk: rows of {@code case_file} and
 * {@code step} alone, no process, no submission. Figures count them as any other.
 */
public final class HistoryOfCases {

    private static final int LOT = 5_000;

    /** Days after the end for which the calendar is looked up: due dates lie there. */
    private static final int AHEAD = 200;

    private final HistoryPlan plan;
    private final ZoneId zone;
    private final Map<String, OfficeDays> days = new HashMap<>();
    private final Calls calls;
    private final long until;
    private final CopyRows cases = new CopyRows(
            "case_file (reference, service, client, submitted_by, channel, office, status, reason, submitted_at, due_at,"
                    + " ended_at, request_key, priority, paused_at, paused_seconds, decided_at, decided_as, decided_reason,"
                    + " by_hand)");
    private final CopyRows steps = new CopyRows(
            "step (reference, service, office, channel, element, kind, entered_at, left_at, target_seconds, due_at, done_by,"
                    + " done_by_unit)");

    /** @param calendar by which offices work */
    public HistoryOfCases(HistoryPlan plan, WorkingTime calendar, ZoneId zone) {
        this.plan = plan;
        this.zone = zone;
        this.until = plan.until().getEpochSecond();
        LocalDate first = plan.from();
        int count = (int) (LocalDate.ofInstant(plan.until(), zone).toEpochDay() - first.toEpochDay()) + AHEAD;
        plan.offices().keySet().forEach(office -> days.put(office, new OfficeDays(calendar.of(office), first, count)));
        this.calls = new Calls(plan, new OfficeDays(calendar.of(null), first, count), zone);
    }

    /**
     * Writes it all, a lot at a time. Whoever owns the connection commits; triggers and keys hold unless they are switched
     * off there.
     *
     * @return how many cases
     */
    public int write(Connection connection) throws SQLException {
        var random = new SplittableRandom(plan.seed());
        var services = new Draw<>(plan.services(), ServicePlan::weight);
        Draw<String> offices = Draw.of(plan.offices());
        Draw<String> channels = Draw.of(plan.channels());
        for (int number = 0; number < plan.cases(); number++) {
            OneCase one =
                    new OneCase(number, services.next(random), offices.next(random), channels.next(random), random);
            one.run(number >= plan.cases() - plan.backlog());
            if (number % LOT == LOT - 1) {
                flush(connection);
            }
        }
        flush(connection);
        return plan.cases();
    }

    private void flush(Connection connection) throws SQLException {
        cases.flush(connection);
        steps.flush(connection);
    }

    /** One case on its way. */
    private final class OneCase {

        private static final long MIX = 0x9E3779B97F4A7C15L;
        private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        private static final int WEEK = 7 * 86_400;
        private static final int BACKLOG_DAYS = 40;

        private final int number;
        private final ServicePlan service;
        private final String office;
        private final String channel;
        private final SplittableRandom random;
        private final OfficeDays hours;
        private long begin;
        private long at;
        private long paused;
        private long pausedAt;
        private boolean byHand;

        OneCase(int number, ServicePlan service, String office, String channel, SplittableRandom random) {
            this.number = number;
            this.service = service;
            this.office = office;
            this.channel = channel;
            this.random = random;
            this.hours = Objects.requireNonNull(days.get(office));
        }

        /** @param lies whether it lies still at one of its steps */
        void run(boolean lies) {
            begin = lies ? until - random.nextLong(BACKLOG_DAYS * 86_400L) : calls.next(random, channel, hours);
            if (begin > until) {
                begin = until - random.nextLong(3_600);
            }
            at = begin;
            String reference = reference();
            List<StepPlan> way = service.steps().stream()
                    .filter(step -> random.nextDouble() < step.share())
                    .toList();
            int stop = lies ? random.nextInt(way.size()) : way.size();
            boolean open = false;
            for (int i = 0; i < way.size() && !open; i++) {
                open = visit(reference, way.get(i), i == stop);
            }
            write(reference, open);
        }

        /** @return whether it still goes on at the end */
        private boolean visit(String reference, StepPlan step, boolean lies) {
            boolean works = step.kind().equals("staff") || step.kind().equals("outside");
            long length =
                    Math.max(0, Math.round(step.usual().toSeconds() * Math.exp(random.nextGaussian() * 0.8) * slow()));
            long entered = at;
            long left = works ? hours.after(entered, length) : entered + length;
            boolean open = lies || left > until;
            boolean staff = step.kind().equals("staff");
            boolean client = step.kind().equals("client");
            byHand |= staff;
            if (client) {
                pausedAt = open ? entered : 0;
                paused += open ? 0 : hours.between(entered, left);
            }
            long target = step.target().toSeconds();
            int person = random.nextInt(11);
            steps.add(
                    reference,
                    service.key(),
                    office,
                    channel,
                    step.element(),
                    step.kind(),
                    Instant.ofEpochSecond(entered),
                    CopyRows.at(left, !open),
                    target == 0 ? null : target,
                    CopyRows.at(target == 0 ? 0 : hours.after(entered, target), target != 0),
                    staff && !open ? office + "-" + person : null,
                    staff && !open ? unit(person) : null);
            at = left;
            return open;
        }

        /** Two of an office are a unit too small to stand by itself, and one has none. */
        private @Nullable String unit(int person) {
            return person == 0 ? null : office + (person < 3 ? "-night" : person < 7 ? "-counter" : "-records");
        }

        private double slow() {
            LocalDate bad = plan.badWeek();
            if (bad == null) {
                return 1;
            }
            long week = bad.atStartOfDay(zone).toEpochSecond();
            return at >= week && at < week + WEEK ? 3 : 1;
        }

        private void write(String reference, boolean open) {
            double drawn = random.nextDouble();
            String outcome = drawn < service.granted()
                    ? "GRANTED"
                    : drawn < service.granted() + service.withdrawn() ? "WITHDRAWN" : "REFUSED";
            String reason = open || !outcome.equals("REFUSED") ? null : reason();
            String client = String.valueOf(1_000_000_000L + Math.floorMod(number * MIX, 900_000_000L));
            cases.add(
                    reference,
                    service.key(),
                    client,
                    client,
                    channel,
                    office,
                    open ? (pausedAt > 0 ? "WITH_CLIENT" : "IN_PROGRESS") : outcome,
                    reason,
                    Instant.ofEpochSecond(begin),
                    Instant.ofEpochSecond(hours.after(begin, service.target().toSeconds() + paused)),
                    CopyRows.at(at, !open),
                    "history-" + plan.seed() + "-" + number,
                    "normal",
                    CopyRows.at(pausedAt, pausedAt > 0),
                    paused,
                    CopyRows.at(at, !open),
                    open ? null : outcome,
                    reason,
                    byHand);
        }

        private String reason() {
            double drawn = random.nextDouble();
            return service.reasons()
                    .get((int) (drawn * drawn * service.reasons().size()));
        }

        /** Different for each number of a history. */
        private String reference() {
            long mixed = ((number + 1L) * MIX + plan.seed()) & 0xFF_FFFF_FFFFL;
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                letters.append(DIGITS.charAt((int) (mixed >>> (5 * i)) & 31));
            }
            int year = Instant.ofEpochSecond(begin).atZone(zone).getYear();
            return service.prefix() + "-" + year + "-" + letters;
        }
    }
}
