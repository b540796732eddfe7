package org.diwan.audit;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.diwan.web.SigningKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs the chain's head with the institution's key, for the table and for the file beside the database. */
@Component
class Heads {

    static final String SELECT =
            "select c.id, c.unmarked_to, h.number, h.position, h.hash, h.signed_at, h.key, h.signature"
                    + " from audit_head h cross join audit_chain c ";

    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SigningKey key;
    private final Clock clock;
    private final Chain chain;
    private final HeadFile file;
    private final ChainPin pin;

    Heads(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SigningKey key,
            AuditSettings settings,
            ChainPin pin,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.key = key;
        this.pin = pin;
        this.clock = clock;
        this.chain = Chain.of(jdbc);
        this.file = new HeadFile(settings.heads(), chain.id());
    }

    static Head read(ResultSet row, int index) throws SQLException {
        return new Head(
                row.getObject(1, java.util.UUID.class),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getBytes(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getBytes(8));
    }

    /** The last one. */
    Optional<Head> last() {
        return jdbc.sql(SELECT + "order by number desc limit 1")
                .query(Heads::read)
                .optional();
    }

    /** How many entries are sealed. */
    long sealed() {
        return jdbc.sql("select coalesce(max(position), 0) from audit_seal")
                .query(Long.class)
                .single();
    }

    /** Signs the head where it has moved, and brings the file up to the table, save for another chain than the file's; gives the last head. */
    Optional<Head> sign() {
        if (!pin.holds()) {
            return last();
        }
        transactions.executeWithoutResult(transaction -> signIfMoved());
        copy();
        return last();
    }

    private void signIfMoved() {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(Sealer.LOCK)
                .query(Boolean.class)
                .single();
        Head last = last().orElse(null);
        if (!mine) {
            return;
        }
        jdbc.sql("select position, hash from audit_seal where position > ? order by position desc limit 1")
                .param(last == null ? 0 : last.position())
                .query((row, index) -> next(last, row.getLong(1), row.getBytes(2)))
                .optional()
                .ifPresent(this::keep);
    }

    private Head next(@Nullable Head last, long position, byte[] hash) {
        long number = last == null ? 1 : last.number() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] signature = HeadKeys.sign(key.key(), Head.text(chain, number, position, hash, now));
        String signer = HeadKeys.fingerprint(key.certificate());
        return new Head(chain.id(), chain.unmarkedTo(), number, position, hash, now, signer, signature);
    }

    private void keep(Head head) {
        jdbc.sql("insert into audit_head (number, position, hash, signed_at, key, signature) values (?, ?, ?, ?, ?, ?)")
                .params(
                        head.number(),
                        head.position(),
                        head.hash(),
                        head.at().atOffset(ZoneOffset.UTC),
                        head.key(),
                        head.signature())
                .update();
    }

    /** The file has all heads of the table, whoever signed them; those of a node that was killed in between too. */
    private void copy() {
        try {
            long inFile = file.follow(this::after);
            long inTable = last().map(Head::number).orElse(0L);
            if (inFile > inTable) {
                LOG.error(
                        "The audit is cut off: the file of heads has number {}, the table ends at {}", inFile, inTable);
            }
        } catch (IOException e) {
            LOG.error("The head of the audit could not be written beside the database: {}", e.toString());
        }
    }

    private List<Head> after(long number) {
        return jdbc.sql(SELECT + "where number > ? order by number limit 10000")
                .param(number)
                .query(Heads::read)
                .list();
    }
}
