package org.diwan.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds entries, newest first, a page after the other by where the last one ended. */
@Repository
@ConditionalOnWebApplication
class AuditSearch {

    static final int LINES = 50;

    private static final int FETCH = 500;
    private static final Pattern BEFORE = Pattern.compile("(\\d{1,17})-(\\d{1,18})");
    private static final String SELECT =
            """
            select e.seq, e.at, e.who, e.act, e.object_type, e.object_id, e.detail::text as detail, s.position
              from audit_entry e left join audit_seal s on s.seq = e.seq where\s""";

    private final JdbcClient jdbc;
    private final JdbcClient streaming;
    private final Settings settings;

    AuditSearch(DataSource source, Settings settings) {
        this.jdbc = JdbcClient.create(source);
        JdbcTemplate inLots = new JdbcTemplate(source);
        inLots.setFetchSize(FETCH);
        this.streaming = JdbcClient.create(inLots);
        this.settings = settings;
    }

    /** One more than fits tells whether there is a next page. */
    List<AuditLine> page(AuditFilter filter, @Nullable String before) {
        Matcher place = BEFORE.matcher(before == null ? "" : before);
        boolean next = place.matches();
        StatementSpec query =
                asked(jdbc, filter, next ? " and (e.at, e.seq) < (:beforeAt, :beforeSeq)" : "", LINES + 1);
        if (next) {
            Instant at = Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS);
            query = query.param("beforeAt", at.atOffset(ZoneOffset.UTC))
                    .param("beforeSeq", Long.parseLong(place.group(2)));
        }
        return query.query(AuditSearch::line).list();
    }

    /** Where the page after this line begins. */
    static String behind(AuditLine line) {
        return Entry.micros(line.at()) + "-" + line.seq();
    }

    /** All that is found, one by one. */
    @Transactional(readOnly = true)
    void each(AuditFilter filter, Consumer<AuditLine> use) {
        try (Stream<AuditLine> lines =
                asked(streaming, filter, "", Integer.MAX_VALUE).query(AuditSearch::line).stream()) {
            lines.forEach(use);
        }
    }

    private StatementSpec asked(JdbcClient client, AuditFilter filter, String more, int limit) {
        return client.sql(SELECT + filter.condition() + more + " order by e.at desc, e.seq desc limit " + limit)
                .params(filter.values(settings.zone()));
    }

    /** The acts that there are; skips from one to the next in the index. */
    List<String> acts() {
        return jdbc.sql(
                        """
                with recursive known as (
                    (select act from audit_entry order by act limit 1)
                    union all
                    select (select e.act from audit_entry e where e.act > known.act order by e.act limit 1)
                      from known where known.act is not null)
                select act from known where act is not null""")
                .query(String.class)
                .list();
    }

    /** The last time that the chain was looked through. */
    Optional<AuditLine> lastVerification() {
        return jdbc.sql(SELECT + "e.act = ? order by e.at desc, e.seq desc limit 1")
                .param(ChainChecks.ACT)
                .query(AuditSearch::line)
                .optional();
    }

    private static AuditLine line(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        return new AuditLine(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("act"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("detail"),
                row.getObject("position", Long.class));
    }
}
