package org.diwan.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.diwan.claims.check.ClaimLine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims as they may come, most of them right, and the registry that they are about; the same for the same seed. */
final class SampleClaims {

    private static final int PATIENTS = 3_000;
    private static final int SERVICES = 400;
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
    private static final List<String> DIAGNOSES = List.of("J10.1", "E11.9", "I10", "O80", "N40", "M54.5");

    private final Random random;
    private final String facility;
    private int record = 1;

    SampleClaims(long seed, String facility) {
        this.random = new Random(seed);
        this.facility = facility;
    }

    /** The registry behind them: a hospital, a clinic and a pharmacy; people, most of them covered; decision data. */
    static void fill(JdbcClient db) {
        db.sql(
                        """
                insert into facility (facility_id, name_latin, name_arabic, kind, contract_from, contract_to) values
                ('H1', 'Hospital', 'مستشفى', 'hospital', '2020-01-01', null),
                ('H2', 'Hospital', 'مستشفى', 'hospital', '2020-01-01', '2026-10-31'),
                ('K1', 'Clinic', 'عيادة', 'clinic', '2020-01-01', null),
                ('P1', 'Pharmacy', 'صيدلية', 'pharmacy', '2020-01-01', null)""")
                .update();
        db.sql(
                        """
                insert into person (national_id, name_latin, name_arabic, birth_date, sex, status, died_on, language,
                                    investigation)
                select (1000000000 + n)::text, 'Person ' || n, 'شخص', date '1940-01-01' + n * 29 % 31000,
                       case n % 2 when 0 then 'F' else 'M' end, 'active',
                       case n % 97 when 0 then date '2026-10-15' end, 'ar', false
                  from generate_series(1, ?) n""")
                .param(PATIENTS)
                .update();
        db.sql(
                        """
                insert into coverage (national_id, valid_from, valid_to)
                select national_id, '2015-01-01', case birth_date - date '1940-01-01' when 29 then date '2026-10-01' end
                  from person where national_id not like '%00'""")
                .update();
        db.sql(
                        """
                insert into tariff_version (service_code, title, kind, price, currency, max_quantity, sex, min_age,
                                            max_age, prior_approval, valid_from)
                select 'SV' || lpad(n::text, 4, '0'), 'Service ' || n, (array['outpatient', 'inpatient', 'pharmacy'])[1 + n % 3],
                       50 + n * 7 % 900 + 0.45, 'SAR', (array[1, 2, 5, 10, 30])[1 + n % 5],
                       case n % 29 when 0 then 'F' when 1 then 'M' end, case n % 17 when 0 then 18 end,
                       case n % 31 when 0 then 14 end, n % 23 = 0, '2025-01-01'
                  from generate_series(0, ?) n""")
                .param(SERVICES - 1)
                .update();
        db.sql("insert into claim_limit select service_code, '2025-01-01', 3, 30 from tariff_version"
                        + " where service_code like '%7'")
                .update();
        db.sql(
                        """
                insert into claim_bundle select 'SV0' || n || '01', 'SV0' || n || '02', '2025-01-01'
                  from generate_series(0, 3) n""")
                .update();
        db.sql("insert into diagnosis_limit values ('O', '2020-01-01', 'F', 10, 60), ('N40', '2020-01-01',"
                        + " 'M', 30, null)")
                .update();
        db.sql("analyze").update();
    }

    /** So many claims, of one to six lines each. */
    List<NewClaim> next(int claims) {
        List<NewClaim> all = new ArrayList<>(claims);
        for (int i = 0; i < claims; i++) {
            all.add(claim());
        }
        return all;
    }

    private NewClaim claim() {
        String claimNo = "C%09d".formatted(record);
        String patient = String.valueOf(1_000_000_000 + random.nextInt(PATIENTS + 20));
        LocalDate day = LAST.minusDays(random.nextInt(60));
        String diagnosis = DIAGNOSES.get(random.nextInt(20) == 0 ? random.nextInt(6) : random.nextInt(3));
        List<ClaimLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int no = 1; no <= count; no++) {
            int service = random.nextInt(SERVICES);
            BigDecimal price = BigDecimal.valueOf(5045 + service * 700 % 90_000, 2);
            if (random.nextInt(15) == 0) {
                price = price.add(BigDecimal.valueOf(1 + random.nextInt(5000), 2));
            }
            int quantity = random.nextInt(10) == 0 ? 1 + random.nextInt(12) : 1;
            lines.add(new ClaimLine(
                    ++record,
                    claimNo,
                    no,
                    facility,
                    patient,
                    "Patient",
                    random.nextInt(40) == 0 ? day.minusDays(80) : day,
                    diagnosis,
                    random.nextInt(60) == 0 ? "SV9999" : "SV%04d".formatted(service),
                    quantity,
                    price,
                    price.multiply(BigDecimal.valueOf(quantity)),
                    "SAR",
                    random.nextBoolean() ? "PA-" + record : null));
        }
        return new NewClaim(lines);
    }
}
