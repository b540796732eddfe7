package org.diwan.insight.pages;

import java.util.List;
import org.diwan.insight.Times;
import org.jspecify.annotations.Nullable;

/**
 * All that the overview says.
 *
 * @param first the five figures that come first
 * @param today how today goes
 * @param late share of cases over their target in each piece of the period
 * @param old cases open for more than ten working days, and where they are
 * @param withClient open cases whose clock stands still, and where they are
 * @param ages of what is open
 * @param waits steps where most cases wait
 * @param outcomes how cases ended
 * @param stepsOf key of the service whose steps are told; null where no case has come yet
 */
public record Overview(
        Look look,
        List<Measured> first,
        List<Line> today,
        Late late,
        Line old,
        Line withClient,
        List<Line> ages,
        List<Wait> waits,
        List<Line> outcomes,
        List<Line> reasons,
        List<Line> channels,
        List<Row> services,
        @Nullable String stepsOf,
        List<Row> steps,
        List<Line> units) {

    /**
     * Cases over their target.
     *
     * @param kind of the pieces: day, week, month, year
     * @param broken how many pieces are above the limit
     */
    public record Late(
            BarChart chart, String kind, List<Piece> pieces, long late, long decided, double limit, int broken) {}

    /** One piece of the period. */
    public record Piece(String name, long decided, String decidedHref, long late, String lateHref) {}

    /**
     * A step where cases wait.
     *
     * @param service name of its service, where several are shown
     * @param sign {@code p90} or {@code p95} where that is over the target
     */
    public record Wait(String name, @Nullable String service, long n, String href, @Nullable String sign) {}

    /**
     * How long a service or a step takes.
     *
     * @param waiting open cases, or cases that wait at the step
     * @param more of a service: its own overview
     */
    public record Row(
            String key,
            String name,
            @Nullable String more,
            long waiting,
            String waitingHref,
            long done,
            String doneHref,
            @Nullable Times times,
            long late,
            String lateHref) {}

    /** Whether there is anything to look at. */
    public boolean isEmpty() {
        return first.get(0).whole() == 0 && ages.stream().mapToLong(Line::n).sum() == 0 && channels.isEmpty();
    }
}
