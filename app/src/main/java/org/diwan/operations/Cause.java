package org.diwan.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.diwan.web.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Why work gave up.
 *
 * @param key the same for all work of one kind that gave up for the same reason
 * @param words which plain words say it; null where the answer itself is all there is to say
 * @param answer what the last try met, without what is about a person
 */
record Cause(String key, @Nullable String words, String answer) {

    private static final Map<String, Pattern> KNOWN = new LinkedHashMap<>();

    static {
        know("full", "No space left|disk (is )?full|quota exceeded");
        know("folder", "AccessDenied|Permission denied|Read-only file system|NoSuchFile|FileSystemException");
        know(
                "database",
                "CannotGetJdbcConnection|CannotCreateTransaction|terminating connection|Connection is (not available|closed)"
                        + "|DataAccessResourceFailure|database system is");
        know("crowd", "OptimisticLock|deadlock|could not serialize|CannotAcquireLock|PessimisticLock|lock timeout");
        know("silent", "timed? ?out|TimeoutException|Timeout");
        know("away", "ConnectException|Connection (refused|reset)|UnknownHost|NoRouteToHost|EOFException|unreachable");
        know("trust", "SSLHandshake|SSLException|CertPath|certificate (unknown|expired)");
        know("refused", "\\bsaid (4|5)\\d\\d|\\b5\\d\\d (Service|Internal|Bad|Gateway)|MailSend|MailAuthentication");
        know("data", "DataIntegrity|violates|constraint|BadSqlGrammar");
        know("bug", "^([a-z][\\w]*\\.)+[A-Z]\\w+(:|$)|NullPointer|IllegalState|IllegalArgument|ClassCast|IndexOutOf");
    }

    private static void know(String words, String pattern) {
        KNOWN.put(words, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    static Cause of(String source, Incident incident) {
        if (incident.plain()) {
            return new Cause(key(source, incident, ""), null, incident.answer());
        }
        String answer = Redaction.of(incident.answer()).strip();
        return new Cause(key(source, incident, answer), words(incident.answer()), withoutClass(answer));
    }

    private static @Nullable String words(String answer) {
        return KNOWN.entrySet().stream()
                .filter(known -> known.getValue().matcher(answer).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The class of a fault says something to whoever opens the trace only. */
    private static String withoutClass(String answer) {
        return answer.replaceFirst("^(?:[a-z][\\w]*\\.)+[\\w$]+: (?=.)", "");
    }

    private static String key(String source, Incident incident, String answer) {
        String alike = String.join("\n", source, incident.where(), incident.work(), answer.replaceAll("\\d+", "#"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(alike.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
