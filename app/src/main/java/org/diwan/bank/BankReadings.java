package org.diwan.bank;

import org.diwan.web.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages with banks that wait, for whoever runs the house. */
@Configuration(proxyBeanMethods = false)
class BankReadings {

    @Bean
    Readings messagesWithBanks() {
        return new Readings(
                """
                select 'diwan.bank.messages', array['state', state], coalesce(n, 0)::float8
                from (values ('waiting'), ('held'), ('quarantined')) known(state)
                left join (select state, count(*) as n from bank_message
                           where state in ('waiting', 'held') or state = 'quarantined' group by state) counted
                using (state)""");
    }

    @Bean
    Readings messagesWithBanksGaveUp() {
        return new Readings("select 'diwan.incidents', array['source', 'banks'], count(*)::float8 from bank_message"
                + " where state in ('waiting', 'held') and tries >= " + StuckMessages.TRIES);
    }
}
