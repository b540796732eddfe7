package org.diwan.access.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.diwan.access.report.Report.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads reports: a page of one, or all of it some rows at a time. */
@Repository
class ReportRows {

    private static final int SOME = 500;
    private static final Duration DORMANT = Duration.ofDays(90);

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final Clock clock;

    ReportRows(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        JdbcTemplate some = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        some.setFetchSize(SOME);
        this.streaming = new NamedParameterJdbcTemplate(some);
        this.clock = clock;
    }

    /** A row: whom it is about, and its values in the order of the columns. */
    record Row(@Nullable String userName, List<@Nullable Object> values) {}

    int count(Report report, ReportFilter filter, Locale locale) {
        Integer count = jdbc.queryForObject(
                "select count(*) from (" + report.sql() + ") counted", parameters(filter, locale), Integer.class);
        return count == null ? 0 : count;
    }

    List<Row> page(Report report, ReportFilter filter, Locale locale, int limit, int offset) {
        return jdbc.query(
                report.sql() + " limit :limit offset :offset",
                parameters(filter, locale).addValue("limit", limit).addValue("offset", offset),
                (row, number) -> row(report, row));
    }

    /** All of it as of one moment. */
    @Transactional(readOnly = true)
    public void all(Report report, ReportFilter filter, Locale locale, Consumer<Row> taker) {
        streaming.query(report.sql(), parameters(filter, locale), row -> {
            taker.accept(row(report, row));
        });
    }

    private MapSqlParameterSource parameters(ReportFilter filter, Locale locale) {
        return new MapSqlParameterSource()
                .addValue("person", filter.person())
                .addValue("system", filter.system())
                .addValue("role", filter.role())
                .addValue("state", filter.state())
                .addValue("language", locale.getLanguage())
                .addValue("dormant", OffsetDateTime.ofInstant(clock.instant().minus(DORMANT), ZoneOffset.UTC));
    }

    private static Row row(Report report, ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : report.columns()) {
            values.add(value(row, column));
        }
        return new Row(row.getString("user_name"), values);
    }

    private static @Nullable Object value(ResultSet row, Column column) throws SQLException {
        return switch (column.kind()) {
            case DATE -> row.getObject(column.name(), LocalDate.class);
            case TIME -> {
                OffsetDateTime time = row.getObject(column.name(), OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case COUNT -> row.getLong(column.name());
            default -> row.getString(column.name());
        };
    }
}
