package org.diwan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.diwan.web.Incident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No person 1000000008 in the registry",
                "Could not reach fatimah.zahrani@example.org: 550",
                "+966 501 234 567 is not a mobile number",
                "The account SA0380000000608010167519 is shut",
                "Text 'Fatimah Al-Zahrani' could not be parsed at index 0",
                "For input string: \"Fatimah\"",
                "لا يوجد سجلّ باسم فاطمة الزهراني",
                "duplicate key\n  Detail: Key (client)=(Fatimah) already exists.",
                "ERROR: new row violates check Detail: Failing row contains (7, Fatimah, Riyadh)."
            })
    void whatIsAboutAPersonIsTakenOut(String said) {
        assertThat(Redaction.of(said))
                .doesNotContain("1000000008", "fatimah", "Fatimah", "501", "SA03", "فاطمة", "الزهراني", "Riyadh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relation \"case_file.status\" does not exist",
                "The SMS gateway said 503",
                "could not extend file: No space left on device",
                "Connection to localhost:5432 refused",
                "CRT-2026-4H7K2M9Q is not waiting"
            })
    void whatIsAboutTheHouseStays(String said) {
        assertThat(Redaction.of(said)).isEqualTo(said);
    }

    @Test
    void aTraceKeepsItsFaultsAndPlacesAndLosesTheLinesBetween() {
        String trace =
                """
                org.diwan.NotThere: No person 1000000008
                which is Fatimah
                \tat org.diwan.cases.Cases.submit(Cases.java:12)
                Caused by: java.lang.IllegalStateException: "Fatimah" is odd
                \t... 12 more
                """;
        assertThat(Redaction.ofTrace(trace))
                .isEqualTo(
                        """
                        org.diwan.NotThere: No person •••
                        \tat org.diwan.cases.Cases.submit(Cases.java:12)
                        Caused by: java.lang.IllegalStateException: "•••" is odd
                        \t... 12 more
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    could not extend file: No space left on device | full
                    java.net.ConnectException: Connection refused  | away
                    java.net.SocketTimeoutException: Read timed out | silent
                    The SMS gateway said 503                       | refused
                    java.nio.file.AccessDeniedException: /bank/out | folder
                    org.camunda.bpm.engine.OptimisticLockingException: x | crowd
                    org.diwan.cases.CaseNotFound: X                | bug
                    Nobody is known                                |
                    """)
    void aCauseIsSaidInPlainWords(String answer, String words) {
        assertThat(Cause.of("steps", incident("1", answer)).words()).isEqualTo(words);
    }

    @Test
    void whatGaveUpForTheSameReasonBelongsTogether() {
        Cause one = Cause.of("steps", incident("1", "No answer for 1000000008 after 12 s"));
        Cause same = Cause.of("steps", incident("2", "No answer for 1000000040 after 9 s"));
        Cause other = Cause.of("steps", incident("3", "Connection refused"));
        assertThat(one.key()).isEqualTo(same.key()).isNotEqualTo(other.key());
    }

    private static Incident incident(String id, String answer) {
        return new Incident(id, Instant.EPOCH, "askBank", "Ask the bank", "a-service", null, answer, false, 5, "bad");
    }
}
