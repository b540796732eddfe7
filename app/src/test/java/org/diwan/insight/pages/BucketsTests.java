package org.diwan.insight.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.diwan.insight.Period;
import org.diwan.insight.pages.Buckets.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22, DAY, 1",
        "2026-11-09, 2026-11-22, DAY, 14",
        "2026-11-08, 2026-11-22, WEEK, 3",
        "2026-08-31, 2026-11-22, WEEK, 12",
        "2025-12-15, 2026-11-22, MONTH, 12",
        "2016-11-23, 2026-11-22, YEAR, 11",
    })
    void aPeriodIsCutIntoPiecesThatCoverItOnce(LocalDate from, LocalDate to, Kind kind, int pieces) {
        Buckets buckets = Buckets.of(new Period(from, to));
        assertThat(buckets.kind()).isEqualTo(kind);
        assertThat(buckets.pieces()).hasSize(pieces);
        LocalDate next = from;
        for (Period piece : buckets.pieces()) {
            assertThat(piece.from()).isEqualTo(next);
            next = piece.to().plusDays(1);
        }
        assertThat(next).isEqualTo(to.plusDays(1));
    }
}
