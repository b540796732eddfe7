package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class LimitKindsTests {

    @Test
    void limitsBundlesAndDiagnosisLimitsAreMergedByServiceAndFirstDay() throws IOException {
        RegistryDatabase house = RegistryDatabase.fresh();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V085__claims.sql")).execute(house.source());
        String header = "service_code,valid_from,max_quantity,days,valid_to\n";
        assertThat(run(house, "limits", header + "S1,2025-01-01,3,30,\nS1,2026-01-01,2,30,\nS2,2025-01-01,0,30,\n"))
                .isEqualTo("3 read, 2 new, 0 changed, 0 same, 1 refused");
        assertThat(run(house, "limits", header + "S1,2025-01-01,3,30,2025-12-31\nS1,2026-01-01,2,30,\n"))
                .isEqualTo("2 read, 0 new, 1 changed, 1 same, 0 refused");
        assertThat(run(
                        house,
                        "bundles",
                        "service_code,includes,valid_from,valid_to\nS1,S2,2025-01-01,\nS1,S3,2025-01-01,2024-01-01\n"))
                .isEqualTo("2 read, 1 new, 0 changed, 0 same, 1 refused");
        assertThat(run(
                        house,
                        "diagnosis-limits",
                        "code,valid_from,sex,min_age,max_age,valid_to\nO,2020-01-01,F,10,60,\nN40,2020-01-01,X,,,\n"))
                .isEqualTo("2 read, 1 new, 0 changed, 0 same, 1 refused");
    }

    private static String run(RegistryDatabase house, String kind, String csv) throws IOException {
        return house.imports()
                .run(kind, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), false)
                .summary();
    }
}
