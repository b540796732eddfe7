package org.diwan.claims.pages;

import java.util.List;
import java.util.Locale;
import org.diwan.cases.Task;
import org.diwan.claims.Reviews;
import org.diwan.claims.RuleTexts;
import org.diwan.claims.pages.ReviewLines.Head;
import org.diwan.claims.pages.ReviewLines.Related;
import org.diwan.claims.pages.ReviewLines.Row;
import org.diwan.desk.TaskPanel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The claim on the page of the task that reviews it. */
@Component
class ReviewPanel implements TaskPanel {

    private final Reviews reviews;
    private final ReviewLines lines;
    private final RuleTexts texts;

    ReviewPanel(Reviews reviews, ReviewLines lines, RuleTexts texts) {
        this.reviews = reviews;
        this.lines = lines;
        this.texts = texts;
    }

    /** What the panel shows; no head: the review has no claim. */
    record Shown(String task, @Nullable Head head, List<Row> rows, List<Related> related, RuleTexts texts) {}

    @Override
    public String service() {
        return Reviews.SERVICE;
    }

    @Override
    public String template() {
        return "claims/review";
    }

    @Override
    public Object of(Task task, Locale locale) {
        return reviews.claim(task.reference())
                .map(claim -> new Shown(
                        task.id(), lines.head(claim).orElse(null), lines.rows(claim), lines.related(claim), texts))
                .orElseGet(() -> new Shown(task.id(), null, List.of(), List.of(), texts));
    }
}
