package org.diwan.insight;

import org.diwan.web.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How far the figures are behind what happened, for whoever runs the house. */
@Configuration(proxyBeanMethods = false)
class InsightReadings {

    @Bean
    Readings hoursToCountAgain() {
        return new Readings(
                "select 'diwan.insight.stale', array[]::text[], count(distinct at)::float8 from insight_stale");
    }
}
