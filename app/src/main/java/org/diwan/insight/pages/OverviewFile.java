package org.diwan.insight.pages;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.diwan.insight.Times;
import org.diwan.insight.pages.InsightFiles.Rows;
import org.diwan.insight.pages.Overview.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The overview as rows: what is told, of what, how many, of how many; before; lengths of time in hours. */
@Component
class OverviewFile {

    private final FigureWords words;
    private final Names names;

    OverviewFile(FigureWords words, Names names) {
        this.words = words;
        this.names = names;
    }

    void write(Overview overview, Rows rows) throws IOException {
        rows.add(heads(
                "figure", "part", "number", "of", "number-before", "of-before", "p50", "p90", "p95", "target-hours"));
        Look look = overview.look();
        String service = look.scope().service();
        String office = look.scope().office();
        String channel = look.scope().channel();
        rows.add(row(say("filter.period"), words.period(look)));
        rows.add(row(say("filter.service"), service == null ? say("filter.all-services") : names.service(service)));
        rows.add(row(say("filter.office"), office == null ? say("filter.all-offices") : names.office(office)));
        rows.add(row(say("filter.channel"), channel == null ? say("filter.all-channels") : names.channel(channel)));
        for (Measured one : overview.first()) {
            rows.add(row(
                    say("figure." + one.key()),
                    "",
                    one.isShare() ? one.part() : one.whole(),
                    one.isShare() ? one.whole() : null,
                    one.key().equals("open") ? null : one.isShare() ? one.beforePart() : one.beforeWhole(),
                    one.isShare() ? one.beforeWhole() : null));
        }
        for (Line one : overview.today()) {
            rows.add(row(say("today"), say("figure." + one.name()), one.n(), one.whole() == 0 ? null : one.whole()));
        }
        for (Overview.Piece one : overview.late().pieces()) {
            rows.add(row(say("figure.late"), one.name(), one.late(), one.decided()));
        }
        for (Line one : overview.ages()) {
            rows.add(row(say("figure.age"), say("age." + one.name()), one.n(), one.whole()));
        }
        for (Line one : overview.outcomes()) {
            rows.add(row(say("outcomes"), say("figure." + one.name()), one.n(), one.whole()));
        }
        lines(rows, say("reasons"), overview.reasons());
        lines(rows, say("channels"), overview.channels());
        lines(rows, say("figure.unit-done"), overview.units());
        times(rows, say("services"), overview.services());
        times(rows, say("steps"), overview.steps());
    }

    private static void lines(Rows rows, String figure, List<Line> lines) throws IOException {
        for (Line one : lines) {
            rows.add(row(figure, one.name(), one.n(), one.whole()));
        }
    }

    private static void times(Rows rows, String figure, List<Row> lines) throws IOException {
        for (Row one : lines) {
            Times times = one.times();
            rows.add(row(
                    figure,
                    one.name(),
                    one.late(),
                    one.done(),
                    null,
                    null,
                    times == null ? null : hours(times.p50()),
                    times == null ? null : hours(times.p90()),
                    times == null ? null : hours(times.p95()),
                    times == null ? null : hours(times.target())));
        }
    }

    static @Nullable BigDecimal hours(@Nullable Duration length) {
        return length == null
                ? null
                : BigDecimal.valueOf(length.toMillis()).divide(BigDecimal.valueOf(3_600_000), 2, RoundingMode.HALF_UP);
    }

    /** Cells, some of them empty. */
    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private List<String> heads(String... keys) {
        return Arrays.stream(keys).map(key -> say("column." + key)).toList();
    }

    private String say(String key) {
        return words.say("insight." + key);
    }
}
