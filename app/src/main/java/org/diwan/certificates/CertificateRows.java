package org.diwan.certificates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.registry.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of certificates. */
@Repository
class CertificateRows {

    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};
    private static final String SELECT =
            """
            select number, owner, service, template, facts, languages, addressee, issued_at, expires_on, revoked_at,
                   channel
              from certificate
             where\s""";

    private final JdbcClient jdbc;
    private final CodeKeys keys;
    private final ObjectMapper json;

    CertificateRows(JdbcClient jdbc, CodeKeys keys, ObjectMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    /** A fact in its place: JSONB keeps the order of a list, not of names. */
    private record Entry(String key, Fact fact) {}

    /** Adds the certificate unless there is one of that number. */
    void add(Certificate certificate, CertificateCodes codes) {
        jdbc.sql(
                        """
                insert into certificate (number, owner, service, template, facts, languages, addressee, issued_at,
                                         expires_on, channel, code_hash, qr_hash, sealed)
                values (:number, :owner, :service, :template, :facts::jsonb, :languages, :addressee, :issuedAt,
                        :expiresOn, :channel, :codeHash, :qrHash, :sealed)
                on conflict (number) do nothing""")
                .param("number", certificate.number())
                .param("owner", certificate.owner())
                .param("service", certificate.service())
                .param("template", certificate.template())
                .param("facts", write(certificate.facts()))
                .param("languages", certificate.languages().toArray(String[]::new))
                .param("addressee", certificate.addressee())
                .param("issuedAt", Certificates.utc(certificate.issuedAt()))
                .param("expiresOn", certificate.expiresOn())
                .param("channel", certificate.channel())
                .param("codeHash", keys.hash(codes.code().value()))
                .param("qrHash", keys.hash(codes.token()))
                .param("sealed", codes.sealedWith(keys, certificate.number()))
                .update();
    }

    Optional<Certificate> find(String number) {
        return jdbc.sql(SELECT + "number = ?").params(number).query(this::read).optional();
    }

    /** The same, held against other writers to the end of the transaction. */
    Optional<Certificate> lock(String number) {
        return jdbc.sql(SELECT + "number = ? for update")
                .params(number)
                .query(this::read)
                .optional();
    }

    byte[] sealed(String number) {
        return jdbc.sql("select sealed from certificate where number = ?")
                .params(number)
                .query((row, index) -> row.getBytes(1))
                .single();
    }

    private Certificate read(ResultSet row, int index) throws SQLException {
        return new Certificate(
                row.getString("number"),
                row.getString("owner"),
                row.getString("service"),
                row.getString("template"),
                facts(row.getString("facts")),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getString("addressee"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_on", LocalDate.class),
                instant(row.getObject("revoked_at", OffsetDateTime.class)),
                row.getString("channel"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private String write(Map<String, Fact> facts) {
        try {
            return json.writerFor(ENTRIES)
                    .writeValueAsString(facts.entrySet().stream()
                            .map(fact -> new Entry(fact.getKey(), fact.getValue()))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Fact> facts(String stored) {
        try {
            Map<String, Fact> facts = new LinkedHashMap<>();
            json.readValue(stored, ENTRIES).forEach(entry -> facts.put(entry.key(), entry.fact()));
            return facts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
