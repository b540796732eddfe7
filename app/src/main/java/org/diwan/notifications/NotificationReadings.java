package org.diwan.notifications;

import org.diwan.web.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Messages to people that have not gone out, for whoever runs the house. */
@Configuration(proxyBeanMethods = false)
class NotificationReadings {

    @Bean
    Readings messagesToPeople() {
        return new Readings(
                """
                select 'diwan.notifications', array['channel', channel, 'state', state], coalesce(n, 0)::float8
                from (values ('mail'), ('sms')) channels(channel)
                cross join (values ('waiting'), ('retrying'), ('given-up')) states(state)
                left join (select channel, case when state = 'waiting' and tries > 0 then 'retrying' else state end as state,
                                  count(*) as n
                           from notification where state = 'waiting' or state = 'given-up' group by 1, 2) counted
                using (channel, state)""");
    }

    /** Letters are work of the staff, so none of them waits for a server. */
    @Bean
    Readings messagesToPeopleGaveUp() {
        return new Readings(
                """
                select 'diwan.incidents', array['source', 'notifications'], count(*)::float8
                from notification where state = 'given-up'""");
    }

    @Bean
    Readings messagesToPeopleWaitSince() {
        return new Readings(
                """
                select 'diwan.notifications.oldest', array[]::text[],
                       coalesce(greatest(0, extract(epoch from :now - min(created_at))), 0)::float8
                from notification where state = 'waiting'""");
    }
}
