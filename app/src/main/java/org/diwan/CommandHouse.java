package org.diwan;

import java.time.Clock;
import java.time.ZoneId;
import org.diwan.calendar.CalendarSettings;
import org.diwan.insight.RollupConfiguration;
import org.diwan.web.HouseKey;
import org.diwan.web.SigningConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;

/** What a command needs of the house: the database, the registry, the check of claims, the audit and what counts figures. No stereotype, so that the application skips it. */
@ImportAutoConfiguration({
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@Import({HouseKey.class, SigningConfiguration.class, RollupConfiguration.class})
@EnableConfigurationProperties(CalendarSettings.class)
@ComponentScan(
        basePackages = {
            "org.diwan.audit",
            "org.diwan.calendar",
            "org.diwan.database",
            "org.diwan.registry",
            "org.diwan.claims.check"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Controller.class))
class CommandHouse {

    @Bean
    Clock clock(@Value("${diwan.zone}") ZoneId zone) {
        return Clock.system(zone);
    }
}
