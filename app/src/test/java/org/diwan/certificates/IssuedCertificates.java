package org.diwan.certificates;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes cases and issues their certificates, without the engine. */
record IssuedCertificates(ApplicationContext context) {

    static final String OWNER = "1000000008";
    static final String STRANGER = "1000000016";
    static final String WAGE =
            """
            {"template": "wage", "wageFields": ["occupation", "monthlyWage"], "languages": "en+ar",
             "addressee": "Al Wadi Commercial Bank", "validity": "30"}""";

    private static final AtomicInteger COUNT = new AtomicInteger();

    String issue() {
        return issue(OWNER, WAGE);
    }

    String issue(String owner, String answers) {
        String reference = newCase(owner, answers);
        certificates().issue(reference);
        return reference;
    }

    String newCase(String owner, String answers) {
        String reference = "CRT-2026-%08d".formatted(COUNT.incrementAndGet());
        jdbc().sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at,
                                       request_key)
                values (:reference, 'certificate-issuance', :owner, :owner, 'web', 'IN_PROGRESS', now(), now(), :reference)""")
                .param("reference", reference)
                .param("owner", owner)
                .update();
        jdbc().sql(
                        """
                insert into submission (reference, form, answers, submitted_by, submitted_at)
                values (?, 'certificate-issuance-request', ?::jsonb, ?, now())""")
                .params(reference, answers, owner)
                .update();
        return reference;
    }

    String code(String number) {
        return certificates().codes(number).code().grouped();
    }

    String token(String number) {
        return certificates().codes(number).token();
    }

    void revoke(String number) {
        Certificate certificate = certificates().find(number).orElseThrow();
        certificates().revoke(certificate, certificate.owner());
    }

    void expire(String number) {
        jdbc().sql("update certificate set expires_on = ? where number = ?")
                .params(LocalDate.now().minusDays(2), number)
                .update();
    }

    void forgetWrongAttempts() {
        jdbc().sql("delete from wrong_attempt").update();
    }

    Certificates certificates() {
        return context.getBean(Certificates.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }
}
