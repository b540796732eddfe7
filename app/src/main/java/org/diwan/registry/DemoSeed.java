package org.diwan.registry;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty registry with made-up people at the first start of a demo. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
@EnableConfigurationProperties(DemoProperties.class)
class DemoSeed implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSeed.class);

    private final JdbcTemplate db;
    private final DemoProperties settings;
    private final Clock clock;

    DemoSeed(JdbcTemplate db, DemoProperties settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        // Two nodes that start together: one fills, the other waits and finds people.
        db.execute("lock table person in share row exclusive mode");
        if (isEmpty("person")) {
            makeUpPeople();
        }
        if (isEmpty("facility")) {
            db.execute((ConnectionCallback<Boolean>) connection -> {
                DemoCare.write(connection);
                return true;
            });
            db.execute("analyze facility, diagnosis, tariff, tariff_version, coverage");
        } else if (isEmpty("facility_account")) {
            db.execute((ConnectionCallback<Boolean>) connection -> {
                DemoCare.openAccounts(connection);
                return true;
            });
        }
    }

    private boolean isEmpty(String table) {
        return Boolean.TRUE.equals(db.queryForObject("select not exists (select from " + table + ")", Boolean.class));
    }

    private void makeUpPeople() {
        var demo = new DemoRegistry(LocalDate.now(clock), settings.demoMonths());
        db.execute((ConnectionCallback<Boolean>) connection -> {
            demo.write(connection, settings.demoPeople());
            return true;
        });
        db.execute("analyze person, employer, employment, wage, benefit, benefit_account");
        LOG.info("Made up {} people for the demo", settings.demoPeople());
    }
}
