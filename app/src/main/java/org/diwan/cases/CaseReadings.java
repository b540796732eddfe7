package org.diwan.cases;

import org.diwan.web.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is to do in cases, for whoever runs the house. */
@Configuration(proxyBeanMethods = false)
class CaseReadings {

    @Bean
    Readings casesAreOpen() {
        return new Readings(
                """
                select 'diwan.cases.open', array['service', service, 'state', state], count(*)::float8
                from (select service, case when paused_at is not null then 'with-client' when due_at < :now then 'overdue'
                                           else 'on-time' end as state
                      from case_file where decided_at is null) open group by service, state""");
    }

    /** Tasks that are one person's are a group of their own, so that no name gets out. */
    @Bean
    Readings tasksAreOpen() {
        return new Readings(
                """
                select 'diwan.tasks.open', array['service', service, 'group', who], sum(n)::float8
                from (select service, n, case when starts_with(candidate_group, 'staff:') then 'person'
                                              else candidate_group end as who
                      from task_count) counted group by service, who having sum(n) <> 0""");
    }

    @Bean
    Readings jobsWait() {
        return new Readings(
                """
                select 'diwan.jobs', array['service', service, 'state', state], count(*)::float8
                from (select coalesce(j.process_def_key_, '%s') as service, %s as state from act_ru_job j) jobs
                group by service, state"""
                        .formatted(EngineJobs.ENGINE, EngineJobs.STATE));
    }

    @Bean
    Readings jobsWaitSince() {
        return new Readings(
                """
                select 'diwan.jobs.oldest.due', array[]::text[], coalesce(greatest(0, extract(epoch from
                       :now - min(coalesce(j.duedate_, j.create_time_)))), 0)::float8
                from act_ru_job j where j.retries_ > 0 and (j.duedate_ is null or j.duedate_ <= :now)""");
    }

    @Bean
    Readings stepsGaveUp() {
        return new Readings(
                """
                select 'diwan.incidents', array['source', 'steps'], count(*)::float8 from act_ru_incident
                where incident_type_ = 'failedJob' and configuration_ is not null""");
    }
}
