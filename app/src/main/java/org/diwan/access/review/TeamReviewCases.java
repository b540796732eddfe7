package org.diwan.access.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins reviews, a case a manager and period, however often it is asked for. */
@Component
public class TeamReviewCases {

    static final String SERVICE = "access-review";

    /** The client of the review of those whom nobody leads. */
    static final String UNLED = "unled";

    private static final String HOUSE = "system";
    private static final String CHANNEL = "api";

    private final TeamReviews reviews;
    private final Cases cases;

    TeamReviewCases(TeamReviews reviews, Cases cases) {
        this.reviews = reviews;
        this.cases = cases;
    }

    /** Managers of whom somebody holds a role now; the empty name stands for those whom nobody leads. */
    public List<String> managers() {
        return reviews.managers();
    }

    /** Whether all roles of the team are before this manager already. */
    public boolean isUnderWay(String manager) {
        return reviews.isUnderWay(client(manager));
    }

    /**
     * The security officer asks for it; asked twice on a day it is one review.
     *
     * @return reference of the case
     */
    public String demand(String manager, String officer) {
        return begin(manager, reviews.today().toString(), "demand", null, officer);
    }

    void quarter(String manager, String period) {
        begin(manager, period, "quarter", null, HOUSE);
    }

    /** Members whom another manager leads since a review began. */
    void moved(TeamReviews.Moved moved) {
        begin(moved.leader(), moved.period() + " " + moved.reference(), "moved", moved.reference(), HOUSE);
    }

    private String begin(String manager, String period, String cause, @Nullable String after, String by) {
        Map<String, Object> answers = new HashMap<>(Map.of("manager", manager, "period", period, "cause", cause));
        if (after != null) {
            answers.put("after", after);
        }
        String client = client(manager);
        String key = String.join("/", SERVICE, period, manager);
        return cases.submit(new NewCase(SERVICE, client, by, CHANNEL, answers, key));
    }

    private static String client(String manager) {
        return manager.equals(Review.NOBODY) ? UNLED : SignedIn.STAFF + manager;
    }
}
