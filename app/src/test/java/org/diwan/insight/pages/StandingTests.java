package org.diwan.insight.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.diwan.insight.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a step is inside its target, close to it, over it; and how periods are compared. */
class StandingTests {

    private static final Duration TARGET = Duration.ofHours(16);

    @Test
    void aStepIsOverItsTargetOnceMoreThanOneOfTenIs() {
        assertThat(Standing.of(times(16, 16, TARGET))).isEqualTo(Standing.INSIDE);
        assertThat(Standing.of(times(16, 17, TARGET))).isEqualTo(Standing.CLOSE);
        assertThat(Standing.of(times(17, 22, TARGET))).isEqualTo(Standing.OVER);
    }

    @Test
    void whatHasNoTargetOrNoVisitsStandsNowhere() {
        assertThat(Standing.of(times(17, 22, null))).isEqualTo(Standing.UNKNOWN);
        assertThat(Standing.of(null)).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void aChangeIsToldAsShareOfWhatWasBefore() {
        assertThat(Change.of(104, 100)).isEqualTo(new Change("more", 4));
        assertThat(Change.of(50, 200)).isEqualTo(new Change("less", 75));
        assertThat(Change.of(1000, 1001)).isEqualTo(new Change("same", 0));
        assertThat(Change.of(7, 0)).isEqualTo(new Change("none-before", 0));
        assertThat(Change.of(0, 7)).isEqualTo(new Change("none-now", 0));
        assertThat(Change.of(0, 0)).isNull();
    }

    @Test
    void lengthsAreComparedWhereBothAreKnown() {
        assertThat(Change.of(Duration.ofHours(3), Duration.ofHours(2))).isEqualTo(new Change("more", 50));
        assertThat(Change.of(Duration.ZERO, Duration.ZERO)).isEqualTo(new Change("same", 0));
        assertThat(Change.of(Duration.ofHours(3), null)).isNull();
    }

    private static Times times(int p90, int p95, @Nullable Duration target) {
        return new Times(100, Duration.ofHours(1), Duration.ofHours(p90), Duration.ofHours(p95), target, 0);
    }
}
