package org.diwan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.diwan.insight.Rollup;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Half a year of cases to look at; {@code insight/facts.sql}. */
public final class InsightFacts {

    private InsightFacts() {}

    /** Writes them, once, and has them counted. */
    public static void in(ApplicationContext house) {
        JdbcTemplate db = house.getBean(JdbcTemplate.class);
        Integer known = db.queryForObject("select count(*) from case_file where reference like 'INS-%'", Integer.class);
        if (known == null || known == 0) {
            try (InputStream file = InsightFacts.class.getResourceAsStream("/insight/facts.sql")) {
                db.execute(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        house.getBean(Rollup.class).catchUp();
    }
}
