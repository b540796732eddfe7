package org.diwan.claims.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diwan.claims.reason.Reason;
import org.diwan.claims.reason.ReasonJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the reading of a batch's file has come. */
@Repository
class ReadingRows {

    private final JdbcClient db;
    private final Clock clock;

    ReadingRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param refusedFor why the file was not taken, where that has been found before */
    record Source(UUID document, @Nullable Reason refusedFor) {}

    Source source(long batch) {
        return db.sql("select document, refused_for, refused_key, refused_values from claim_batch where id = ?")
                .param(batch)
                .query((row, number) -> {
                    String words = row.getString("refused_for");
                    Reason refusedFor = words == null
                            ? null
                            : ReasonJson.read(row.getString("refused_key"), row.getString("refused_values"), words);
                    return new Source(row.getObject("document", UUID.class), refusedFor);
                })
                .single();
    }

    void show(long batch, int records, int claims) {
        db.sql(
                        """
                update claim_batch set records_read = greatest(records_read, ?), claims_taken = greatest(claims_taken, ?)
                where id = ? and state = 'reading'""")
                .params(records, claims, batch)
                .update();
    }

    void refuse(long batch, Reason reason) {
        db.sql(
                        """
                update claim_batch set state = 'refused', refused_for = ?, refused_key = ?, refused_values = ?::json,
                    read_at = ?
                where id = ?""")
                .params(
                        reason.toString(),
                        reason.key(),
                        ReasonJson.write(reason),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        batch)
                .update();
    }
}
