package org.diwan.certificates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks a code against its owner's ID, for anybody who holds both. */
@Component
class Verifications {

    private static final Pattern TOKEN = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + CertificateCodes.TOKEN_LENGTH + "}");
    private static final String NOBODY = "0000000000";

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final WrongAttempts wrongAttempts;
    private final CodeKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Verifications(
            JdbcClient jdbc,
            Certificates certificates,
            WrongAttempts wrongAttempts,
            CodeKeys keys,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.wrongAttempts = wrongAttempts;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** Who asks. */
    record Asker(String channel, String address, @Nullable String client) {}

    /** The answer to a check. */
    sealed interface Answer {

        /** In a word. */
        default String outcome() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        /** The certificate is ours; its facts as frozen, and how it stands. */
        record Genuine(Certificate certificate, Certificate.State state, Instant at) implements Answer {}

        /** No such certificate of this owner: whether the code or the ID is wrong is not said. */
        record Unknown() implements Answer {}

        /** Too many wrong attempts. */
        record Wait(Duration length) implements Answer {}
    }

    /** One check of a certificate, as its owner sees it. */
    record Verification(Instant at, String channel, @Nullable String client) {}

    /** Reads a typed code or a scanned one into the form that is searched; empty where it can be neither. */
    static Optional<String> read(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        return TOKEN.matcher(upper).matches()
                ? Optional.of(upper)
                : AuthorizationCode.parse(typed).map(AuthorizationCode::value);
    }

    /**
     * Checks a code that was read. An unknown code and a wrong ID take the same steps: the same look-ups, one comparison,
     * one mark.
     */
    Answer check(String code, String ownerId, Asker asker) {
        Answer answer = answer(code, ownerId, asker);
        events.publishEvent(new CertificateChecked(asker.channel(), answer.outcome()));
        return answer;
    }

    private Answer answer(String code, String ownerId, Asker asker) {
        byte[] hash = keys.hash(code);
        WrongAttempts.Subject subject = wrongAttempts.subject(asker.address(), hash);
        Candidate candidate = candidate(hash);
        // Only now, so that a burst of guesses at one moment is held to the limit too.
        Duration wait = wrongAttempts.wait(subject);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return new Answer.Wait(wait);
        }
        if (!sameId(candidate.owner(), ownerId)) {
            wrongAttempts.add(subject);
            return new Answer.Unknown();
        }
        return genuine(candidate.number(), asker);
    }

    private Answer genuine(String number, Asker asker) {
        Instant now = clock.instant();
        jdbc.sql("insert into verification (number, at, channel, client) values (?, ?, ?, ?)")
                .params(number, Certificates.utc(now), asker.channel(), asker.client())
                .update();
        Certificate certificate = certificates.find(number).orElseThrow();
        return new Answer.Genuine(certificate, certificates.state(certificate), now);
    }

    private record Candidate(String number, String owner) {}

    private Candidate candidate(byte[] hash) {
        return jdbc.sql("select number, owner from certificate where code_hash = :hash or qr_hash = :hash")
                .param("hash", hash)
                .query(Candidate.class)
                .optional()
                .orElse(new Candidate("", NOBODY));
    }

    private static boolean sameId(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** The latest checks of a certificate, newest first. */
    List<Verification> of(String number, int limit) {
        return jdbc.sql("select at, channel, client from verification where number = ? order by at desc limit ?")
                .params(number, limit)
                .query((row, index) -> new Verification(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("channel"),
                        row.getString("client")))
                .list();
    }
}
