package org.diwan.insight;

import java.time.Clock;
import java.time.ZoneId;
import org.diwan.calendar.WorkingTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What counts ahead; a command needs it without the pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsightSettings.class)
public class RollupConfiguration {

    @Bean
    Rollup rollup(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            WorkingTime calendar,
            InsightSettings settings,
            Clock clock,
            @Value("${diwan.zone}") ZoneId zone) {
        return new Rollup(jdbc, transaction, calendar, settings, clock, zone);
    }

    @Bean
    Rebuild rebuild(Rollup rollup, JdbcClient jdbc, Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        return new Rebuild(rollup, jdbc, clock, zone);
    }
}
