package org.diwan.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diwan.cases.Documents.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where messages of a demonstration end: kept to be looked at. */
@Repository
class DemoOutbox implements Carrier {

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoOutbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A message that would have gone out.
     *
     * @param attachments kinds of the case's documents
     */
    record Kept(Notification notification, String subject, String text, List<String> attachments, Instant at) {}

    @Override
    public void carry(Message message) {
        jdbc.sql(
                        """
                insert into demo_message (notification_id, subject, text, attachments, at)
                values (?, ?, ?, string_to_array(?, ','), ?)
                on conflict (notification_id) do nothing""")
                .params(
                        message.id(),
                        message.subject(),
                        message.text(),
                        message.attachments().stream().map(Document::kind).collect(Collectors.joining(",")),
                        NotificationRows.utc(clock.instant()))
                .update();
    }

    /** The newest messages, of one channel or of all. */
    List<Kept> newest(@Nullable Channel channel) {
        return jdbc.sql(
                        """
                select n.*, m.subject, m.text, m.attachments, m.at
                from demo_message m join notification n on n.id = m.notification_id
                where :channel::text is null or n.channel = :channel order by m.at desc limit 100""")
                .param("channel", channel == null ? null : channel.code())
                .query(DemoOutbox::kept)
                .list();
    }

    List<Kept> find(UUID id) {
        return jdbc.sql(
                        """
                select n.*, m.subject, m.text, m.attachments, m.at
                from demo_message m join notification n on n.id = m.notification_id where n.id = ?""")
                .param(id)
                .query(DemoOutbox::kept)
                .list();
    }

    long count(@Nullable Channel channel) {
        return jdbc.sql(
                        """
                select count(*) from demo_message m join notification n on n.id = m.notification_id
                where :channel::text is null or n.channel = :channel""")
                .param("channel", channel == null ? null : channel.code())
                .query(Long.class)
                .single();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                NotificationRows.row(row, number),
                row.getString("subject"),
                row.getString("text"),
                Arrays.asList((String[]) row.getArray("attachments").getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
