package org.diwan.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.cases.Correspondence.Unread;
import org.diwan.cases.Message.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of messages. */
@Repository
class MessageRows {

    private final JdbcClient jdbc;

    MessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String reference, Side side, String author, String text, Instant at) {
        jdbc.sql("insert into message (reference, side, author, text, at) values (?, ?, ?, ?, ?)")
                .params(reference, side.name(), author, text, CaseFiles.utc(at))
                .update();
    }

    List<Message> of(String reference) {
        return jdbc.sql("select * from message where reference = ? order by id")
                .param(reference)
                .query(Message.class)
                .list();
    }

    /** How many this side has written since the other last did. */
    int unanswered(String reference, Side side) {
        return jdbc.sql(
                        """
                select count(*) from message where reference = :reference and side = :side and id > coalesce(
                    (select max(id) from message where reference = :reference and side <> :side), 0)""")
                .param("reference", reference)
                .param("side", side.name())
                .query(Integer.class)
                .single();
    }

    /** What the other side wrote up to this message is read. */
    void read(String reference, Side reader, long last, Instant at) {
        jdbc.sql(
                        """
                update message set read_at = ?
                where reference = ? and side = ? and id <= ? and read_at is null""")
                .params(CaseFiles.utc(at), reference, reader.other().name(), last)
                .update();
    }

    /**
     * Threads with something new to the institution, oldest first, of cases that these groups work on; a case without a
     * human step is for the clerks.
     */
    List<Unread> unread(WorkGroups groups, int limit) {
        return jdbc.sql(
                        """
                select c.reference, c.service, c.client, c.status, count(*) as messages, min(m.at) as since
                from message m join case_file c on c.reference = m.reference
                where m.side = 'CLIENT' and m.read_at is null and """
                                + groups.ofCase()
                                + """
                 group by c.reference order by since limit :limit""")
                .params(groups.values())
                .param("limit", limit)
                .query(Unread.class)
                .list();
    }

    int countUnread(WorkGroups groups) {
        return jdbc.sql(
                        "select count(distinct c.reference) from message m join case_file c on c.reference = m.reference"
                                + " where m.side = 'CLIENT' and m.read_at is null and " + groups.ofCase())
                .params(groups.values())
                .query(Integer.class)
                .single();
    }

    boolean isOf(WorkGroups groups, String reference) {
        return jdbc.sql("select exists (select 1 from case_file c where c.reference = :reference and " + groups.ofCase()
                        + ")")
                .param("reference", reference)
                .params(groups.values())
                .query(Boolean.class)
                .single();
    }

    /** Of these cases, those with something new to the reader, and how much. */
    Map<String, Integer> unread(Collection<String> references, Side reader) {
        Map<String, Integer> unread = new HashMap<>();
        if (!references.isEmpty()) {
            jdbc.sql(
                            """
                    select reference, count(*) from message
                    where reference in (:references) and side = :side and read_at is null group by reference""")
                    .param("references", references)
                    .param("side", reader.other().name())
                    .query(row -> {
                        unread.put(row.getString(1), row.getInt(2));
                    });
        }
        return unread;
    }
}
