package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.form;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class ClockTests {

    private final Forms forms =
            new Forms(FormPages.MESSAGES, Clock.fixed(Instant.parse("2031-03-01T22:30:00Z"), ZoneId.of("Asia/Riyadh")));

    @Test
    void todayAndNowAreThoseOfTheApplicationsClockAndZone() {
        FormSchema schema = form(
                "{'type':'expression','key':'day','expression':'=today()'}",
                "{'type':'expression','key':'hour','expression':'=now().hour'}");

        Answers answers = forms.read(schema, new LinkedMultiValueMap<>(), Map.of());

        assertThat(answers.values()).isEqualTo(Map.of("day", "2031-03-02", "hour", 1L));
    }
}
