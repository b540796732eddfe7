package org.diwan.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What must be known of a person before benefits of theirs are paid elsewhere. */
@Service
public class Payees {

    private final JdbcClient db;
    private final Registry registry;
    private final RecordChanges changes;
    private final Clock clock;

    Payees(JdbcClient db, Registry registry, RecordChanges changes, Clock clock) {
        this.db = db;
        this.registry = registry;
        this.changes = changes;
        this.clock = clock;
    }

    /** The person as of today; contacts that changed within that time count as changed. */
    public Optional<Payee> find(String nationalId, Duration lately) {
        return registry.record(nationalId, LocalDate.now(clock)).map(record -> {
            boolean changed = changes.changedWithin(lately, nationalId, RecordField.EMAIL)
                    || changes.changedWithin(lately, nationalId, RecordField.MOBILE);
            return new Payee(record.person(), record.benefits(), hasGuardian(nationalId), changed);
        });
    }

    private boolean hasGuardian(String nationalId) {
        return db.sql("select guardian_id is not null from person where national_id = ?")
                .param(nationalId)
                .query(Boolean.class)
                .single();
    }
}
