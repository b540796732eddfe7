package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.diwan.calendar.WorkingTimes;
import org.diwan.desk.DueWords.Badge;
import org.diwan.web.Formats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lateness counts where somebody could have worked. */
class DueWordsTests {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    @ParameterizedTest
    @CsvSource({
        // The same morning; over a night; over Friday and Saturday; in the closed time itself; long ago.
        "2026-11-22T09:00, 2026-11-22T09:20, desk.due.minutes, 20",
        "2026-11-22T09:00, 2026-11-22T14:59, desk.due.hours, 5",
        "2026-11-22T15:00, 2026-11-23T09:00, desk.due.hours, 2",
        "2026-11-19T15:00, 2026-11-22T09:00, desk.due.hours, 2",
        "2026-11-19T16:00, 2026-11-20T11:00, desk.due.since, 0",
        "2026-11-19T09:00, 2026-11-22T09:00, desk.due.days, 1",
        "2026-11-15T09:00, 2026-11-22T10:00, desk.due.days, 5",
        "2020-01-05T09:00, 2026-11-22T10:00, desk.due.days, 60"
    })
    void latenessIsSaidInWorkingTime(LocalDateTime due, LocalDateTime now, String key, int number) {
        Badge badge = at(now).of(instant(due), null);
        assertThat(badge.tone()).isEqualTo("bad");
        assertThat(badge.key()).isEqualTo(key);
        assertThat(badge.number()).isEqualTo(number);
    }

    @Test
    void whatIsDueLaterTodayWarnsAndWhatHasNoDateSaysSo() {
        LocalDateTime now = LocalDateTime.parse("2026-11-22T09:00");
        assertThat(at(now).of(instant(now.plusHours(2)), null)).isEqualTo(new Badge("warn", null, 0, "later"));
        assertThat(at(now).of(null, null).key()).isEqualTo("desk.list.no-due");
    }

    private static DueWords at(LocalDateTime now) {
        Formats formats = mock(Formats.class);
        when(formats.today(any(Instant.class))).thenReturn(true);
        when(formats.relative(any())).thenReturn("later");
        return new DueWords(WorkingTimes.usual(RIYADH), formats, Clock.fixed(instant(now), RIYADH));
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(RIYADH).toInstant();
    }
}
