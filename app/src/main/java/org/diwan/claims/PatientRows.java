package org.diwan.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.claims.rules.ClaimFacts.Patient;
import org.diwan.claims.rules.ClaimFacts.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the registry knows of the patients of some claims. */
@Repository
class PatientRows {

    private final JdbcClient db;

    PatientRows(JdbcClient db) {
        this.db = db;
    }

    /** Patients and their coverage by national ID. */
    record Known(Map<String, Patient> patients, Map<String, List<Period>> coverage) {

        @Nullable
        Patient patient(String nationalId) {
            return patients.get(nationalId);
        }

        List<Period> covered(String nationalId) {
            return coverage.getOrDefault(nationalId, List.of());
        }
    }

    Known find(Collection<String> nationalIds) {
        String[] ids = nationalIds.toArray(String[]::new);
        Map<String, Patient> patients = new HashMap<>();
        db.sql("select national_id, sex, birth_date, died_on from person where national_id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    patients.put(
                            row.getString("national_id"),
                            new Patient(
                                    row.getString("sex"),
                                    row.getObject("birth_date", LocalDate.class),
                                    row.getObject("died_on", LocalDate.class)));
                });
        Map<String, List<Period>> coverage = new HashMap<>();
        db.sql("select national_id, valid_from, valid_to from coverage where national_id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    coverage.computeIfAbsent(row.getString("national_id"), id -> new ArrayList<>())
                            .add(new Period(
                                    row.getObject("valid_from", LocalDate.class),
                                    row.getObject("valid_to", LocalDate.class)));
                });
        return new Known(patients, coverage);
    }
}
