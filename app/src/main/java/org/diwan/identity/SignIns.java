package org.diwan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Each account's sign-ins, for its owner to look through. */
@Repository
class SignIns {

    private static final Duration KEPT = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignIns(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    record SignIn(Instant at, String outcome, @Nullable String address) {

        /** The address with its first run of zeros left out, as people know it: ::1. */
        @Nullable
        public String shortAddress() {
            return address == null ? null : brief(address);
        }
    }

    static String brief(String address) {
        return address.replaceFirst("(?:^|:)0:(?:0:)+(?:0$)?", "::");
    }

    @Transactional
    public void record(String userName, SignInTried.Outcome outcome, @Nullable String address) {
        Instant now = Instant.now(clock);
        jdbc.sql("insert into sign_in (user_name, outcome, address, at) values (?, ?, ?, ?)")
                .params(userName, outcome.code(), address, now.atOffset(ZoneOffset.UTC))
                .update();
        if (outcome == SignInTried.Outcome.SIGNED_IN) {
            jdbc.sql("update account set last_sign_in = ? where user_name = ?")
                    .params(now.atOffset(ZoneOffset.UTC), userName)
                    .update();
        }
        events.publishEvent(new SignInTried(userName, outcome, address, now));
    }

    /** Whoever looks further back finds the audit. */
    @Scheduled(fixedDelayString = "PT24H")
    void forgetOldOnes() {
        jdbc.sql("delete from sign_in where at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    List<SignIn> lastOf(String userName) {
        return jdbc.sql(
                        "select at, outcome, address from sign_in where user_name = ? order by at desc, id desc limit 10")
                .param(userName)
                .query((row, index) -> new SignIn(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome"),
                        row.getString("address")))
                .list();
    }
}
