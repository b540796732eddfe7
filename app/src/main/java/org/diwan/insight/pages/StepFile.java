package org.diwan.insight.pages;

import java.io.IOException;
import java.util.List;
import org.diwan.insight.Times;
import org.diwan.insight.pages.InsightFiles.Rows;
import org.diwan.insight.pages.StepFigures.Before;
import org.springframework.stereotype.Component;

/** The steps of a process as rows; lengths of time in hours. */
@Component
class StepFile {

    private static final List<String> COLUMNS = List.of(
            "element",
            "step",
            "passed",
            "open",
            "overdue-now",
            "p50",
            "p90",
            "p95",
            "target-hours",
            "missed",
            "passed-before",
            "p90-hours-before",
            "missed-before");

    private final FlowWords words;

    StepFile(FlowWords words) {
        this.words = words;
    }

    void write(List<StepFigures> steps, Rows to) throws IOException {
        to.add(COLUMNS.stream().map(key -> words.say("flow.column." + key)).toList());
        for (StepFigures step : steps) {
            Times times = step.times();
            Before before = step.before();
            Times then = before == null ? null : before.times();
            to.add(OverviewFile.row(
                    step.element(),
                    step.name(),
                    step.passed(),
                    step.waiting(),
                    step.overdue(),
                    OverviewFile.hours(times == null ? null : times.p50()),
                    OverviewFile.hours(times == null ? null : times.p90()),
                    OverviewFile.hours(times == null ? null : times.p95()),
                    OverviewFile.hours(times == null ? null : times.target()),
                    step.late(),
                    before == null ? null : before.passed(),
                    OverviewFile.hours(then == null ? null : then.p90()),
                    before == null ? null : before.late()));
        }
    }
}
