package org.diwan.certificates;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.diwan.registry.NationalId;
import org.diwan.web.HouseKey;
import org.postgresql.PGConnection;

/** Any number of certificates, put straight into their tables; the same number is always the same certificate. */
public final class StoredCertificates {

    private static final long FIRST_OWNER = 180_000_000L;
    private static final int DAYS = 365;
    private static final int NONCE_AND_TAG = 28;
    private static final String CASE_COLUMNS =
            "case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at, ended_at,"
                    + " request_key)";
    private static final String CERTIFICATE_COLUMNS =
            "certificate (number, owner, service, template, facts, languages, addressee, issued_at, expires_on, channel,"
                    + " code_hash, qr_hash, sealed)";

    private final CodeKeys keys;
    private final String facts;

    /**
     * For a Diwan with this key.
     *
     * @param facts as stored, of one certificate of its own
     */
    public StoredCertificates(String codeKey, String facts) {
        this.keys = new CodeKeys(new HouseKey(".", codeKey));
        this.facts = facts;
    }

    /** What a verifier types for a certificate. */
    public static String code(long number) {
        return digits(number, AuthorizationCode.LENGTH);
    }

    /** The national ID of its owner. */
    public static String owner(long number) {
        String nine = Long.toString(FIRST_OWNER + number);
        for (char digit = '0'; digit < '9'; digit++) {
            if (NationalId.isValid(nine + digit)) {
                return nine + digit;
            }
        }
        return nine + '9';
    }

    /** Its own number. */
    public static String number(long number) {
        return "BEN-2026-" + Crockford.encode(bytes(number), 8);
    }

    /** Adds the certificates of the numbers below the count, each with its case. */
    public void add(String url, String user, long count) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, user);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            copy(connection, CASE_COLUMNS, count, StoredCertificates::file);
            copy(connection, CERTIFICATE_COLUMNS, count, this::certificate);
            statement.execute("vacuum analyze case_file");
            statement.execute("vacuum analyze certificate");
            statement.execute("checkpoint");
        }
    }

    private interface Row {
        String of(long number);
    }

    private static void copy(Connection connection, String columns, long count, Row row) throws SQLException {
        try (PipedReader reader = new PipedReader(1 << 18);
                PipedWriter writer = new PipedWriter(reader)) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(writer, count, row));
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + columns + " from stdin", reader);
            writing.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PipedWriter to, long count, Row row) {
        try (to) {
            for (long number = 0; number < count; number++) {
                to.write(row.of(number));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(long number) {
        String owner = owner(number);
        String day = day(number);
        return String.join(
                "\t",
                number(number),
                "certificate-issuance",
                owner,
                owner,
                "web",
                "GRANTED",
                day,
                day,
                day,
                "benchmark " + number + "\n");
    }

    private String certificate(long number) {
        return String.join(
                "\t",
                number(number),
                owner(number),
                "certificate-issuance",
                "wage",
                facts.replace("\\", "\\\\"),
                "{en,ar}",
                "To whom it may concern",
                day(number),
                "2100-01-01",
                "web",
                bytea(keys.hash(code(number))),
                bytea(keys.hash(digits(~number, CertificateCodes.TOKEN_LENGTH))),
                bytea(sealed(number)) + "\n");
    }

    /** Of the right length; nobody opens it here. */
    private static byte[] sealed(long number) {
        byte[] sealed = new byte[NONCE_AND_TAG + AuthorizationCode.LENGTH + CertificateCodes.TOKEN_LENGTH];
        new SplittableRandom(number).nextBytes(sealed);
        return sealed;
    }

    private static String day(long number) {
        return LocalDate.of(2026, 1, 1).minusDays(number % DAYS).toString();
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }

    private static String digits(long number, int count) {
        var random = new SplittableRandom(number);
        var digits = new StringBuilder();
        random.ints(count, 0, Crockford.DIGITS.length()).forEach(digit -> digits.append(Crockford.DIGITS.charAt(digit)));
        return digits.toString();
    }

    private static byte[] bytes(long number) {
        return new byte[] {
            (byte) (number >> 32), (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
        };
    }
}
