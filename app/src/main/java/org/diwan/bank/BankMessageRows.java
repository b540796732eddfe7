package org.diwan.bank;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.diwan.web.IncidentSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of messages with banks. */
@Repository
class BankMessageRows {

    private static final String COLUMNS =
            "id, direction, kind, message_id, bank, reference, attempt, answers, state, reason, detail, iban, matched,"
                    + " code, interim, reminders, tries, at, done_at";
    private static final String SELECT = "select " + COLUMNS + " from bank_message ";

    private final JdbcClient jdbc;

    BankMessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a message that is to leave; one that is there already stays as it is. */
    void addOut(NewBankMessage message, Instant now) {
        jdbc.sql(
                        """
                insert into bank_message (direction, kind, message_id, bank, reference, attempt, iban, state, next_try_at,
                                          at, content)
                values ('out', :kind, :id, :bank, :reference, :attempt, :iban, 'waiting', :now, :now, :content)
                on conflict do nothing""")
                .param("kind", message.kind())
                .param("id", message.id())
                .param("bank", message.bank())
                .param("reference", message.reference())
                .param("attempt", message.attempt())
                .param("iban", message.iban())
                .param("now", utc(now))
                .param("content", message.content())
                .update();
    }

    /** Has a request put into the folder once more; one that has not left yet leaves once. */
    void remind(long request, Instant now) {
        jdbc.sql(
                        """
                update bank_message set state = 'waiting', reminders = reminders + 1, next_try_at = ?
                where id = ? and state = 'sent'""")
                .params(utc(now), request)
                .update();
    }

    /** All requests of a case, newest first. */
    List<BankMessage> requests(String reference) {
        return jdbc.sql(SELECT + "where reference = ? and direction = 'out' order by id desc")
                .param(reference)
                .query(BankMessage.class)
                .list();
    }

    /** The request of that id, its row locked to the end of the transaction. */
    Optional<BankMessage> lockRequest(String messageId) {
        return jdbc.sql(SELECT
                        + "where message_id = ? and direction = 'out' and reference is not null for no key update")
                .param(messageId)
                .query(BankMessage.class)
                .optional();
    }

    /** Keeps what came. Empty where the same file was kept before, or another message took its place first. */
    Optional<Long> addIn(Received received) {
        return jdbc.sql(
                        """
                insert into bank_message (direction, kind, message_id, bank, reference, answers, state, reason, detail,
                                          matched, code, interim, source, next_try_at, at, content)
                values ('in', :kind, :id, :bank, :reference, :answers, :state, :reason, :detail,
                        :matched, :code, :interim, :source, :at, :at, :content)
                on conflict do nothing returning id""")
                .param("kind", received.kind())
                .param("id", received.messageId())
                .param("bank", received.bank())
                .param("reference", received.reference())
                .param("answers", received.answers())
                .param("state", received.reason() == null ? "held" : "quarantined")
                .param(
                        "reason",
                        received.reason() == null ? null : received.reason().code())
                .param("detail", received.detail())
                .param("matched", received.matched())
                .param("code", received.code())
                .param("interim", received.interim())
                .param("source", received.source())
                .param("at", utc(received.at()))
                .param("content", received.content())
                .query(Long.class)
                .optional();
    }

    Optional<BankMessage> ofSource(String source) {
        return jdbc.sql(SELECT + "where source = ?")
                .param(source)
                .query(BankMessage.class)
                .optional();
    }

    /** The report that was accepted under this id from this bank, or as the last one for this request. */
    Optional<BankMessage> accepted(@Nullable String messageId, String bank, long request) {
        return jdbc.sql(
                        SELECT
                                + """
                where direction = 'in' and state <> 'quarantined'
                  and (answers = :request and not interim or message_id = :id and bank = :bank)
                order by id limit 1""")
                .param("request", request)
                .param("id", messageId)
                .param("bank", bank)
                .query(BankMessage.class)
                .optional();
    }

    Optional<BankMessage> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(BankMessage.class)
                .optional();
    }

    byte[] content(long id) {
        return jdbc.sql("select content from bank_message where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    /** The report, locked, as long as it waits for its case. */
    Optional<BankMessage> lockHeld(long id) {
        return jdbc.sql(SELECT + "where id = ? and state = 'held' for update")
                .param(id)
                .query(BankMessage.class)
                .optional();
    }

    /** One message that is due to leave, locked; nobody else gets it meanwhile. */
    Optional<BankMessage> lockNextOut(Instant now) {
        return jdbc.sql(
                        SELECT
                                + "where state = 'waiting' and next_try_at <= ? order by next_try_at, id limit 1 for update skip locked")
                .param(utc(now))
                .query(BankMessage.class)
                .optional();
    }

    /** Reports whose case is due to be asked whether it waits now. */
    List<Long> heldDue(Instant now) {
        return jdbc.sql(
                        "select id from bank_message where state = 'held' and next_try_at <= ? order by next_try_at limit 100")
                .param(utc(now))
                .query(Long.class)
                .list();
    }

    void settle(long id, String state, Instant now) {
        jdbc.sql("update bank_message set state = ?, done_at = ? where id = ?")
                .params(state, utc(now), id)
                .update();
    }

    void quarantine(long id, Reason reason, Instant now) {
        jdbc.sql("update bank_message set state = 'quarantined', reason = ?, done_at = ? where id = ?")
                .params(reason.code(), utc(now), id)
                .update();
    }

    /** Puts it off: one second while its case is moving, longer each time that something failed. */
    void putOff(long id, int tries, Instant until) {
        jdbc.sql("update bank_message set tries = ?, next_try_at = ? where id = ? and state in ('waiting', 'held')")
                .params(tries, utc(until), id)
                .update();
    }

    /** Has it tried at once if it failed that often; false where it did not. */
    boolean tryNow(long id, int tries, Instant now) {
        return jdbc.sql(
                                """
                update bank_message set tries = 0, next_try_at = ?
                where id = ? and state in ('waiting', 'held') and tries >= ?""")
                        .params(utc(now), id, tries)
                        .update()
                == 1;
    }

    /** How often it failed; empty where it does not wait. */
    Optional<Integer> triesOfWaiting(long id) {
        return jdbc.sql("select tries from bank_message where id = ? and state in ('waiting', 'held')")
                .param(id)
                .query(Integer.class)
                .optional();
    }

    /** What failed again and again, oldest first. */
    List<BankMessage> stuck(int tries) {
        return jdbc.sql(SELECT + "where state in ('waiting', 'held') and tries >= ? order by id limit ?")
                .params(tries, IncidentSource.MOST)
                .query(BankMessage.class)
                .list();
    }

    /** How many reports so far denied an account of the case. */
    int mismatches(String reference) {
        return jdbc.sql(
                        """
                select count(*) from bank_message
                where reference = ? and direction = 'in' and state <> 'quarantined' and not matched""")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    List<BankMessage> page(boolean quarantined, int limit, int offset) {
        return jdbc.sql(SELECT + "where :all or state = 'quarantined' order by id desc limit :limit offset :offset")
                .param("all", !quarantined)
                .param("limit", limit)
                .param("offset", offset)
                .query(BankMessage.class)
                .list();
    }

    int count(boolean quarantined) {
        return jdbc.sql("select count(*) from bank_message where :all or state = 'quarantined'")
                .param("all", !quarantined)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
