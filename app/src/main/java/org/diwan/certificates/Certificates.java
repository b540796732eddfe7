package org.diwan.certificates;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.registry.Fact;
import org.diwan.registry.Registry;
import org.diwan.web.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues certificates, finds them for their owners, revokes them. */
@Component
class Certificates {

    private final JdbcClient jdbc;
    private final CertificateRows rows;
    private final Cases cases;
    private final Services services;
    private final Registry registry;
    private final CodeKeys keys;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Certificates(
            JdbcClient jdbc,
            CertificateRows rows,
            Cases cases,
            Services services,
            Registry registry,
            CodeKeys keys,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.cases = cases;
        this.services = services;
        this.registry = registry;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Issues what the case asks for; a second call for the same case changes nothing. */
    @Transactional(noRollbackFor = FactMissing.class)
    void issue(String reference) {
        Case file = cases.find(reference).orElseThrow();
        Service service = services.get(file.service());
        CertificateRequest request = CertificateRequest.of(cases.answers(reference), service);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, settings.zone());
        Map<String, Fact> record = registry.record(file.client(), today)
                .orElseThrow(() -> new IllegalStateException("The registry does not know the client of " + reference))
                .facts();
        rows.add(
                new Certificate(
                        reference,
                        file.client(),
                        service.key(),
                        request.template(),
                        CertificateTemplate.of(service, request.template()).choose(record, request.fields()),
                        request.languages(),
                        request.addressee(),
                        now,
                        today.plusDays(request.validity()),
                        null,
                        file.channel()),
                CertificateCodes.random(random));
        cases.bring(reference, "/certificates/" + reference);
    }

    Optional<Certificate> find(String number) {
        return rows.find(number);
    }

    /**
     * The certificate, for its owner only.
     *
     * @throws CertificateNotFound where there is none or it is someone else's
     */
    Certificate ofOwner(String number, String owner) {
        return find(number).filter(found -> found.owner().equals(owner)).orElseThrow(CertificateNotFound::new);
    }

    CertificateCodes codes(String number) {
        return CertificateCodes.open(rows.sealed(number), keys, number);
    }

    /** From this moment every check says so; a second call keeps the first time. */
    @Transactional
    void revoke(Certificate certificate, String by) {
        int revoked = jdbc.sql("update certificate set revoked_at = ? where number = ? and revoked_at is null")
                .params(utc(clock.instant()), certificate.number())
                .update();
        if (revoked == 1) {
            cases.note(certificate.number(), "certificateRevoked", by);
        }
    }

    /** Counted one request after the other for each owner, to the end of the transaction: no burst slips through. */
    int countIssued(String owner, int days) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("certificates of " + owner)
                .query(row -> {});
        return jdbc.sql("select count(*) from certificate where owner = ? and issued_at > ?")
                .params(owner, utc(clock.instant().minus(Duration.ofDays(days))))
                .query(Integer.class)
                .single();
    }

    Certificate.State state(Certificate certificate) {
        return certificate.stateOn(LocalDate.ofInstant(clock.instant(), settings.zone()));
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
