package org.diwan.claims.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.cases.Case;
import org.diwan.cases.CaseFacts;
import org.diwan.cases.Cases;
import org.diwan.claims.ReviewAnswers;
import org.diwan.claims.ReviewedLine;
import org.diwan.claims.Reviews;
import org.springframework.stereotype.Component;

/** The lines that a reviewer decides, each with what the rules propose. */
@Component
class ReviewFacts implements CaseFacts {

    private final Reviews reviews;
    private final Cases cases;

    ReviewFacts(Reviews reviews, Cases cases) {
        this.reviews = reviews;
        this.cases = cases;
    }

    @Override
    public String service() {
        return Reviews.SERVICE;
    }

    @Override
    public Map<String, Object> of(Case file) {
        List<ReviewedLine> lines =
                reviews.lines(file.reference(), ReviewAnswers.objected(cases.answers(file.reference())));
        return Map.of("lines", lines.stream().map(ReviewFacts::row).toList());
    }

    private static Map<String, Object> row(ReviewedLine line) {
        Map<String, Object> row = new HashMap<>();
        row.put("lineNo", (long) line.lineNo());
        row.put("service", line.serviceCode() + " " + line.title());
        row.put("quantity", (long) line.quantity());
        row.put("amount", line.amount());
        row.put("proposed", line.proposed());
        if (line.proposed().signum() > 0) {
            row.put("outcome", line.proposed().compareTo(line.amount()) == 0 ? "pay" : "reduce");
            row.put("allowed", line.proposed());
        }
        row.put("allowedQuantity", (long) line.proposedQuantity());
        return row;
    }
}
