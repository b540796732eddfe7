package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.diwan.catalog.ServiceDescription.Assurance;
import org.junit.jupiter.api.Test;

/** On which channels staff may start a service, and when they are sure enough of the client. */
class ServiceDescriptionTests {

    @Test
    void aServiceIsOpenOnItsChannelsOnly() {
        ServiceDescription about = about(Assurance.PASSWORD, List.of("citizen"), List.of());
        assertThat(about.isOpenOn("office")).isTrue();
        assertThat(about.isOpenOn("call-centre")).isTrue();
        assertThat(about.isOpenOn("kiosk")).isFalse();
        assertThat(about(Assurance.PASSWORD, List.of("employer"), List.of()).isOpenOn("office"))
                .as("no service for citizens")
                .isFalse();
    }

    @Test
    void aSecondFactorIsMadeUpForByTheCardAtTheCounterOnly() {
        ServiceDescription about = about(Assurance.TWO_FACTOR, List.of("citizen"), List.of());
        assertThat(about.isSure("office", true)).isTrue();
        assertThat(about.isSure("office", false)).isFalse();
        assertThat(about.isSure("call-centre", true)).isFalse();
        assertThat(about(Assurance.PASSWORD, List.of("citizen"), List.of()).isSure("call-centre", false))
                .isTrue();
    }

    @Test
    void aServiceWhoseStepsMakeUpForItSaysSo() {
        ServiceDescription about = about(Assurance.TWO_FACTOR, List.of("citizen"), List.of("call-centre"));
        assertThat(about.isSure("call-centre", false)).isTrue();
        assertThat(about.isSure("office", false)).isFalse();
    }

    private static ServiceDescription about(Assurance assurance, List<String> startedBy, List<String> without) {
        return new ServiceDescription(
                "TRI",
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                startedBy,
                "start",
                List.of("web", "office", "call-centre"),
                assurance,
                Target.of("P2D"),
                Map.of(),
                Period.ofYears(10),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                null,
                null,
                without);
    }
}
