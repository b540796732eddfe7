package org.diwan.insight;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.diwan.cases.CaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list behind a figure: a case, one of its visits to a step, its certificate, a verification of it, or a claim.
 *
 * @param at when it came, was decided, was left, issued, paid; for what is open, since when
 * @param dueAt of the step where the line is one that has a target, else of the case
 * @param worked working time of the case until its decision or now, without what the client took; of the visit where the
 *     line is one
 * @param late whether decided, or left, after it was due; of what is open, whether it is due and the clock runs
 * @param amount zero where the figure has none
 * @param cursor to go on from
 */
public record FigureCase(
        String reference,
        String service,
        String office,
        String channel,
        String priority,
        CaseStatus status,
        Instant at,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        Instant dueAt,
        @Nullable Duration worked,
        boolean late,
        BigDecimal amount,
        Cursor cursor) {}
