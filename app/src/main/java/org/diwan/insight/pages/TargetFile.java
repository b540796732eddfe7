package org.diwan.insight.pages;

import java.io.IOException;
import java.util.List;
import org.diwan.insight.Times;
import org.diwan.insight.pages.InsightFiles.Rows;
import org.diwan.insight.pages.TargetRows.Row;
import org.springframework.stereotype.Component;

/** The targets and how they are met, as rows; lengths of time in hours. */
@Component
class TargetFile {

    private static final List<String> COLUMNS = List.of(
            "service",
            "step",
            "target",
            "done",
            "met",
            "missed",
            "near",
            "overdue",
            "p50",
            "p90",
            "p95",
            "target-hours");

    private final FlowWords words;
    private final Names names;

    TargetFile(FlowWords words, Names names) {
        this.words = words;
        this.names = names;
    }

    void write(List<Row> rows, Rows to) throws IOException {
        to.add(COLUMNS.stream().map(key -> words.say("flow.column." + key)).toList());
        for (Row row : rows) {
            Times times = row.times();
            to.add(OverviewFile.row(
                    names.service(row.service()),
                    row.isWhole() ? words.say("flow.whole") : row.name(),
                    words.target(row.target()),
                    row.done(),
                    row.done() - row.missed(),
                    row.missed(),
                    row.near(),
                    row.overdue(),
                    OverviewFile.hours(times == null ? null : times.p50()),
                    OverviewFile.hours(times == null ? null : times.p90()),
                    OverviewFile.hours(times == null ? null : times.p95()),
                    OverviewFile.hours(times == null ? null : times.target())));
        }
    }
}
