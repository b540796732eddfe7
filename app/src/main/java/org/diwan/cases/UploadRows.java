package org.diwan.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.diwan.cases.VirusScanner.Verdict;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Uploads in their table. Their content passes in pieces, never whole. */
@Repository
class UploadRows {

    /** A day longer than drafts are kept. */
    private static final Duration KEPT = Duration.ofDays(31);

    /** What follows the reference of a case in the scope of files that only staff see. */
    static final String STAFF = "#staff";

    private static final int PIECE = 256 * 1024;

    private static final String COLUMNS =
            "select id, scope, uploaded_by, field, name, media_type, size, sha256, verdict, uploaded_at from upload ";

    private final JdbcClient jdbc;
    private final Clock clock;

    UploadRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Upload upload, InputStream content) {
        jdbc.sql(
                        """
                insert into upload (id, scope, uploaded_by, field, name, media_type, size, sha256, verdict, uploaded_at,
                    content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        upload.id(),
                        upload.scope(),
                        upload.by(),
                        upload.field(),
                        upload.name(),
                        upload.mediaType(),
                        upload.size(),
                        upload.sha256(),
                        upload.verdict().name(),
                        CaseFiles.utc(upload.at()),
                        new SqlParameterValue(Types.BINARY, new SqlBinaryValue(content, upload.size())))
                .update();
    }

    /** The bytes that somebody has sent and no case has taken yet. */
    long unsent(String by) {
        return jdbc.sql(
                        """
                select coalesce(sum(u.size), 0) from upload u
                where u.uploaded_by = ?
                  and not exists (select 1 from case_file c where c.reference = regexp_replace(u.scope, ?, ''))""")
                .params(by, STAFF + "$")
                .query(Long.class)
                .single();
    }

    Optional<Upload> find(UUID id, String scope) {
        return jdbc.sql(COLUMNS + "where id = ? and scope = ?")
                .params(id, scope)
                .query(UploadRows::upload)
                .optional();
    }

    Optional<Upload> same(String scope, String field, String name, String sha256) {
        return jdbc.sql(COLUMNS + "where scope = ? and field = ? and name = ? and sha256 = ? limit 1")
                .params(scope, field, name, sha256)
                .query(UploadRows::upload)
                .optional();
    }

    List<Upload> of(String scope) {
        return jdbc.sql(COLUMNS + "where scope = ? order by uploaded_at, id")
                .param(scope)
                .query(UploadRows::upload)
                .list();
    }

    int count(String scope) {
        return jdbc.sql("select count(*) from upload where scope = ?")
                .param(scope)
                .query(Integer.class)
                .single();
    }

    /** The database cuts pieces out of a stored value without reading the rest, as it is not compressed. */
    void copy(Upload upload, OutputStream to) throws IOException {
        for (long at = 0; at < upload.size(); at += PIECE) {
            byte[] piece = jdbc.sql("select substring(content from ? for ?) from upload where id = ?")
                    .params((int) at + 1, PIECE, upload.id())
                    .query(byte[].class)
                    .optional()
                    .orElseThrow(() -> new IOException("The upload has been removed"));
            to.write(piece);
        }
    }

    void remove(UUID id, String scope) {
        jdbc.sql("delete from upload where id = ? and scope = ?")
                .params(id, scope)
                .update();
    }

    int move(Collection<UUID> ids, String from, String to) {
        return jdbc.sql("update upload set scope = :to where scope = :from and id in (:ids)")
                .param("to", to)
                .param("from", from)
                .param("ids", ids)
                .update();
    }

    /** Forgets what no draft, open task or case has a claim to any more. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        jdbc.sql(
                        """
                delete from upload
                where uploaded_at < ?
                    and not exists (select 1 from case_file where reference = regexp_replace(upload.scope, ?, ''))
                    and not exists (select 1 from draft where id::text = upload.scope)
                    and not exists (select 1 from task where id = upload.scope and ended_at is null)""")
                .params(CaseFiles.utc(clock.instant().minus(KEPT)), STAFF + "$")
                .update();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("scope"),
                row.getString("uploaded_by"),
                row.getString("field"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                Verdict.valueOf(row.getString("verdict")),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
