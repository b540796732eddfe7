package org.diwan.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diwan.certificates.IssuedCertificates.OWNER;
import static org.diwan.certificates.IssuedCertificates.STRANGER;
import static org.diwan.certificates.IssuedCertificates.WAGE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.registry.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DiwanTest
class CertificatesTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    Certificates certificates;

    @Autowired
    CertificateDocuments documents;

    @Autowired
    CertificateFigures figures;

    @Autowired
    Verifications verifications;

    @Autowired
    Cases cases;

    IssuedCertificates issued;

    @BeforeEach
    void start() {
        issued = new IssuedCertificates(context);
        issued.forgetWrongAttempts();
    }

    @Test
    void aCertificateFreezesTheRequiredFactsAndTheChosenOnes() {
        Certificate certificate = certificates.ofOwner(issued.issue(), OWNER);
        assertThat(certificate.facts().keySet())
                .containsExactly("name", "nationalId", "employer", "employerNumber", "occupation", "monthlyWage");
        assertThat(certificate.facts()).containsEntry("nationalId", new Fact.Id(OWNER));
        assertThat(certificate.languages()).containsExactly("en", "ar");
        assertThat(certificate.expiresOn())
                .isEqualTo(certificate
                        .issuedAt()
                        .atZone(java.time.ZoneId.of("Asia/Riyadh"))
                        .toLocalDate()
                        .plusDays(30));
    }

    @Test
    void theSameCaseIssuesOnce() {
        String number = issued.issue();
        String code = issued.code(number);
        certificates.issue(number);
        assertThat(issued.code(number)).isEqualTo(code);
    }

    @Test
    void aHundredParallelIssuesMakeOneCertificateAndOneFile() throws Exception {
        String reference = issued.newCase(OWNER, WAGE);
        inParallel(20, () -> {
            certificates.issue(reference);
            return 1;
        });
        List<String> hashes = inParallel(8, () -> documents.pdf(reference).sha256());
        assertThat(hashes).hasSize(8).containsOnly(hashes.get(0));
    }

    @Test
    void theCaseLeadsToItsCertificate() {
        String number = issued.issue();
        assertThat(cases.address(cases.find(number).orElseThrow())).isEqualTo("/certificates/" + number);
    }

    @Test
    void theFileIsSignedKeepsToTheStandardsAndStaysTheSame() throws Exception {
        String number = issued.issue();
        byte[] first = documents.pdf(number).content();
        assertThat(Conformance.problems(first)).isEmpty();
        issued.revoke(number);
        assertThat(documents.pdf(number).content()).isEqualTo(first);
    }

    @Test
    void strangersDoNotFindIt() {
        String number = issued.issue();
        assertThatThrownBy(() -> certificates.ofOwner(number, STRANGER)).isInstanceOf(CertificateNotFound.class);
        assertThatThrownBy(() -> certificates.ofOwner("CRT-2026-NOTTHERE", OWNER))
                .isInstanceOf(CertificateNotFound.class);
    }

    @Test
    void revokingTwiceKeepsTheFirstTime() {
        String number = issued.issue();
        issued.revoke(number);
        Instant first = certificates.find(number).orElseThrow().revokedAt();
        issued.revoke(number);
        assertThat(certificates.find(number).orElseThrow().revokedAt()).isEqualTo(first);
        assertThat(certificates.state(certificates.find(number).orElseThrow())).isEqualTo(Certificate.State.REVOKED);
    }

    @Test
    void aCertificateExpiresByItsDateAlone() {
        String number = issued.issue();
        Certificate certificate = certificates.find(number).orElseThrow();
        assertThat(certificate.stateOn(certificate.expiresOn())).isEqualTo(Certificate.State.VALID);
        assertThat(certificate.stateOn(certificate.expiresOn().plusDays(1))).isEqualTo(Certificate.State.EXPIRED);
        issued.expire(number);
        assertThat(certificates.state(certificates.find(number).orElseThrow())).isEqualTo(Certificate.State.EXPIRED);
    }

    @Test
    void checksDuringARevokeSayValidOrRevokedAndAfterItRevokedOnly() throws Exception {
        String number = issued.issue();
        String code = issued.token(number);
        Callable<Certificate.State> check = () -> state(code);
        List<Callable<Certificate.State>> steps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            steps.add(check);
        }
        steps.add(10, () -> {
            issued.revoke(number);
            return state(code);
        });
        List<Certificate.State> seen = inParallel(steps);
        assertThat(seen).containsOnly(Certificate.State.VALID, Certificate.State.REVOKED);
        assertThat(seen.get(10)).isEqualTo(Certificate.State.REVOKED);
        assertThat(state(code)).isEqualTo(Certificate.State.REVOKED);
        assertThat(verifications.of(number, 100)).hasSize(22);
    }

    private Certificate.State state(String code) {
        var answer = verifications.check(code, OWNER, new Verifications.Asker("web", "192.0.2.7", null));
        return ((Verifications.Answer.Genuine) answer).state();
    }

    @Test
    void theDatabaseHoldsNoCode() {
        String number = issued.issue();
        String row = issued.jdbc()
                .sql("select c::text from certificate c where number = ?")
                .params(number)
                .query(String.class)
                .single();
        String plain = issued.code(number).replace("-", "");
        assertThat(row).doesNotContain(plain).doesNotContain(issued.token(number));
    }

    @Test
    void theFiguresTellIssuedAndVerifiedByChannel() {
        Instant from = Instant.now().minus(Duration.ofDays(1));
        var before = figures.between(from, Instant.now().plusSeconds(60));
        state(issued.token(issued.issue()));
        var after = figures.between(from, Instant.now().plusSeconds(60));
        assertThat(after.allIssued()).isEqualTo(before.allIssued() + 1);
        assertThat(after.issued()).containsKey("web");
        assertThat(after.allVerifications()).isEqualTo(before.allVerifications() + 1);
        assertThat(after.verificationsPerHundred()).isPositive();
        assertThat(new CertificateFigures.Figures(java.util.Map.of(), java.util.Map.of()).verificationsPerHundred())
                .isZero();
    }

    @Test
    void recentCertificatesAreCounted() {
        int before = certificates.countIssued(STRANGER, 30);
        issued.issue(STRANGER, "{\"template\": \"employment\", \"languages\": \"ar\"}");
        assertThat(certificates.countIssued(STRANGER, 30)).isEqualTo(before + 1);
    }

    @Test
    void whatIsNotOnOfferIsNotIssued() {
        assertRefused(WAGE.replace("\"wage\"", "\"loan\""), "no such certificate");
        assertRefused(WAGE.replace("\"wage\"", "\"../../secret\""), "no such certificate");
        assertRefused(WAGE.replace("occupation", "monthlyBenefit"), "no such field");
        assertRefused(WAGE.replace("en+ar", "de"), "not offered in that language");
        assertRefused(WAGE.replace("\"30\"", "\"3650\""), "not valid for so long");
        assertRefused(WAGE.replace("Al Wadi", "x".repeat(10_000)), "more than 120 characters");
        assertRefused(WAGE.replace("Al Wadi", "Al\\u202eWadi"), "cannot be seen");
        assertRefused(WAGE.replace("Al Wadi", "Al\\u0007Wadi"), "cannot be seen");
        assertThatThrownBy(() -> issued.issue("1000000032", WAGE)).hasMessageContaining("record has no employer");
    }

    @Test
    void toWhomItMayConcernIsSaidInEachLanguage() {
        for (String words : List.of("To whom it may concern", "إلى من يهمه الأمر", "À qui de droit", "")) {
            String number = issued.issue(OWNER, WAGE.replace("Al Wadi Commercial Bank", words));
            assertThat(certificates.find(number).orElseThrow().addressee()).isEmpty();
        }
    }

    private void assertRefused(String answers, String why) {
        assertThatThrownBy(() -> issued.issue(OWNER, answers)).hasMessageContaining(why);
    }

    private static <T> List<T> inParallel(int times, Callable<T> step) throws Exception {
        return inParallel(java.util.Collections.nCopies(times, step));
    }

    private static <T> List<T> inParallel(List<Callable<T>> steps) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(steps)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
