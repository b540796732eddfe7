package org.diwan.cases;

import java.time.Instant;
import java.util.Map;

/** What somebody sent on a form of a case. */
public record Submission(String form, Map<String, Object> answers, String submittedBy, Instant submittedAt) {}
