package org.diwan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the registry knows of hospitals and pharmacies, their services and those who are treated. */
@Service
public class Care {

    private final JdbcClient db;

    Care(JdbcClient db) {
        this.db = db;
    }

    /** Something that a claim names by its code. */
    public enum Code {
        PATIENT("select national_id from person where national_id = any(:codes)"),
        FACILITY("select facility_id from facility where facility_id = any(:codes)"),
        DIAGNOSIS("select code from diagnosis where code = any(:codes)"),
        SERVICE("select service_code from tariff where service_code = any(:codes)");

        private final String sql;

        Code(String sql) {
            this.sql = sql;
        }
    }

    /** Those of the codes which the registry knows; one round trip. */
    public Set<String> known(Code kind, Collection<String> codes) {
        return codes.isEmpty()
                ? Set.of()
                : new HashSet<>(db.sql(kind.sql)
                        .param("codes", codes.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** The facility of this number. */
    public Optional<Facility> facility(String facilityId) {
        return db.sql("select * from facility where facility_id = ?")
                .param(facilityId)
                .query(Care::toFacility)
                .optional();
    }

    /** Every tariff that was ever delivered, of each service the one that begins last first. */
    public List<Tariff> tariffs() {
        return db.sql("select * from tariff_version order by service_code, valid_from desc")
                .query(Care::toTariff)
                .list();
    }

    private static final String VALID =
            """
            from (select distinct on (service_code) * from tariff_version where valid_from <= :day
                  order by service_code, valid_from desc) t
            where (valid_to is null or valid_to >= :day)
              and (starts_with(upper(service_code), upper(:text)) or strpos(lower(title), lower(:text)) > 0)""";

    /**
     * A page of what services cost on a day, by their codes.
     *
     * @param text the beginning of a code, or a part of a title; empty: all
     */
    public List<Tariff> tariffs(LocalDate day, String text, int limit, int offset) {
        return db.sql("select * " + VALID + " order by service_code limit :limit offset :offset")
                .param("day", day)
                .param("text", text)
                .param("limit", limit)
                .param("offset", offset)
                .query(Care::toTariff)
                .list();
    }

    /** How many services of that text have a tariff on that day. */
    public int countTariffs(LocalDate day, String text) {
        return db.sql("select count(*) " + VALID)
                .param("day", day)
                .param("text", text)
                .query(Integer.class)
                .single();
    }

    private static Facility toFacility(ResultSet row, int number) throws SQLException {
        return new Facility(
                row.getString("facility_id"),
                new Name(row.getString("name_latin"), row.getString("name_arabic")),
                row.getString("kind"),
                row.getString("city"),
                row.getObject("contract_from", LocalDate.class),
                row.getObject("contract_to", LocalDate.class));
    }

    private static Tariff toTariff(ResultSet row, int number) throws SQLException {
        return new Tariff(
                row.getString("service_code"),
                row.getString("title"),
                row.getString("kind"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getInt("max_quantity"),
                row.getString("sex"),
                row.getObject("min_age", Integer.class),
                row.getObject("max_age", Integer.class),
                row.getBoolean("prior_approval"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
