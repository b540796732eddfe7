package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes who did what, in the transaction of the act: both are kept or neither. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds one entry.
     *
     * @param who user name, or {@code system} where no person acted
     * @param act in the past tense, such as {@code task-completed}
     * @param objectType what it was done to, such as {@code case}
     * @param detail keys and codes, never what a person wrote
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String who, String act, String objectType, String objectId, Map<String, ?> detail) {
        jdbc.sql(
                        """
                insert into audit_entry (at, who, act, object_type, object_id, detail)
                values (?, ?, ?, ?, ?, ?::jsonb)""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), who, act, objectType, objectId, text(detail))
                .update();
    }

    private String text(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The detail cannot be written", e);
        }
    }
}
