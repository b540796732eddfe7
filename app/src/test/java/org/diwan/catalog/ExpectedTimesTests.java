package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.diwan.catalog.ExpectedTimes.Expected;
import org.diwan.catalog.ExpectedTimes.Length;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTimesTests {

    private final ExpectedTimes times = new ExpectedTimes();

    @ParameterizedTest
    @CsvSource({
        "PT0S, now, 0",
        "PT59S, now, 0",
        "PT60S, minutes, 1",
        "PT61S, minutes, 2",
        "PT59M, minutes, 59",
        "PT59M30S, hours, 1",
        "PT61M, hours, 2",
        "PT7H30M, hours, 8",
        "PT8H, days, 1",
        "PT8H1S, days, 2",
        "PT80H, days, 10"
    })
    void aTimeIsSaidInTheUnitPeopleUseAndNeverTooShort(Duration time, String unit, long count) {
        assertThat(Length.of(time)).isEqualTo(new Length(unit, count));
    }

    @Test
    void halfAndNineOfTenAreCounted() {
        times.learn(Map.of(
                "trial",
                IntStream.rangeClosed(1, 20).mapToObj(Duration::ofHours).toList()));
        assertThat(times.of("trial")).isEqualTo(new Expected(new Length("days", 2), new Length("days", 3)));
    }

    @Test
    void ofTooFewNothingIsSaid() {
        List<Duration> few = Collections.nCopies(ExpectedTimes.FEWEST - 1, Duration.ofHours(1));
        times.learn(Map.of("trial", few));
        assertThat(times.of("trial")).isNull();
        assertThat(times.of("unknown")).isNull();
    }
}
