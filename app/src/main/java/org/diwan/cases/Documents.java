package org.diwan.cases;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents of cases: written once, in the transaction of the step that makes them, identical on every download. */
@Repository
public class Documents {

    private final JdbcClient jdbc;
    private final Clock clock;

    Documents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A document of a case.
     *
     * @param kind its role in the case, one document each, such as {@code certificate}
     * @param sha256 of the content, lower-case hexadecimal
     */
    public record Document(
            String reference, String kind, String name, String mediaType, String sha256, byte[] content) {}

    /** Keeps the document unless the case has one of that kind already; answers what is kept. */
    public Document store(String reference, String kind, String name, String mediaType, byte[] content) {
        jdbc.sql(
                        """
                insert into document (reference, kind, name, media_type, sha256, content, created_at)
                values (:reference, :kind, :name, :mediaType, :sha256, :content, :at)
                on conflict (reference, kind) do nothing""")
                .param("reference", reference)
                .param("kind", kind)
                .param("name", name)
                .param("mediaType", mediaType)
                .param("sha256", sha256(content))
                .param("content", content)
                .param("at", CaseFiles.utc(clock.instant()))
                .update();
        return find(reference, kind).orElseThrow();
    }

    /** The document of that kind, with its content. */
    public Optional<Document> find(String reference, String kind) {
        return jdbc.sql(
                        """
                select reference, kind, name, media_type, sha256, content from document
                where reference = ? and kind = ?""")
                .params(reference, kind)
                .query((row, number) -> new Document(
                        row.getString("reference"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getString("sha256"),
                        row.getBytes("content")))
                .optional();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
