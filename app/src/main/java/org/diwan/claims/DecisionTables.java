package org.diwan.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.diwan.claims.rules.Line.DiagnosisLimit;
import org.diwan.claims.rules.Line.Limit;
import org.diwan.claims.rules.Line.Tariff;
import org.diwan.registry.Care;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the decision data of the registry. */
@Repository
class DecisionTables {

    private static final int SHORT = 16;

    private final JdbcClient db;
    private final Care care;

    DecisionTables(JdbcClient db, Care care) {
        this.db = db;
        this.care = care;
    }

    /** All of it, as it stands now. */
    DecisionData read() {
        List<Dated<Tariff>> tariffs =
                care.tariffs().stream().map(DecisionTables::tariff).toList();
        List<Dated<Limit>> limits = rows(
                "select * from claim_limit order by 1, 2",
                "service_code",
                row -> new Limit(row.getInt("max_quantity"), row.getInt("days")));
        List<Dated<String>> wholes =
                rows("select * from claim_bundle order by 1, 2, 3", "includes", row -> row.getString("service_code"));
        List<Dated<String>> parts =
                rows("select * from claim_bundle order by 1, 2, 3", "service_code", row -> row.getString("includes"));
        List<Dated<DiagnosisLimit>> diagnoses = rows(
                "select * from diagnosis_limit order by 1, 2",
                "code",
                row -> new DiagnosisLimit(
                        row.getString("code"),
                        row.getString("sex"),
                        row.getObject("min_age", Integer.class),
                        row.getObject("max_age", Integer.class)));
        return new DecisionData(
                version(tariffs, limits, wholes, diagnoses),
                new DatedTable<>(tariffs),
                new DatedTable<>(limits),
                new DatedTable<>(wholes),
                new DatedTable<>(parts),
                new DatedTable<>(diagnoses));
    }

    private static Dated<Tariff> tariff(org.diwan.registry.Tariff row) {
        Tariff tariff = new Tariff(
                row.kind(),
                row.price(),
                row.currency(),
                row.maxQuantity(),
                row.sex(),
                row.minAge(),
                row.maxAge(),
                row.priorApproval(),
                row.validFrom());
        return new Dated<>(row.serviceCode(), tariff, row.validFrom(), row.validTo());
    }

    /** What a row says beside its dates. */
    private interface Value<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<Dated<T>> rows(String sql, String key, Value<T> value) {
        RowMapper<Dated<T>> mapper = (row, number) -> new Dated<>(
                row.getString(key),
                value.of(row),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
        return db.sql(sql).query(mapper).list();
    }

    private static String version(List<?>... tables) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (List<?> table : tables) {
                table.forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
