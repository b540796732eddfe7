package org.diwan.notifications;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.web.Incident;
import org.diwan.web.IncidentSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Messages that were tried long enough, or had nowhere to go, for the operator to look at. */
@Component
class GivenUp implements IncidentSource {

    private final NotificationRows rows;
    private final NoticeBook book;
    private final Notices notices;
    private final MessageSource texts;
    private final Clock clock;

    GivenUp(NotificationRows rows, NoticeBook book, Notices notices, MessageSource texts, Clock clock) {
        this.rows = rows;
        this.book = book;
        this.notices = notices;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public List<Incident> open() {
        return rows.givenUp().stream().map(this::incident).toList();
    }

    @Override
    public long waiting() {
        return rows.waiting();
    }

    /** Sends a message anew; a letter becomes messages if contacts have come to be known. */
    @Override
    @Transactional
    public void retry(String id) {
        rows.find(UUID.fromString(id)).ifPresent(row -> {
            if (row.channel() == Channel.LETTER) {
                retryLetter(row);
            } else {
                rows.revive(row.id(), clock.instant());
            }
        });
    }

    private void retryLetter(Notification row) {
        var event = new CaseReached(row.reference(), row.service(), row.notice(), row.client(), row.createdAt());
        book.find(row.service(), row.notice())
                .filter(notice -> notices.tell(event, notice))
                .ifPresent(told -> rows.settle(row.id(), "replaced", clock.instant()));
    }

    private Incident incident(Notification row) {
        String answer = row.lastAnswer() == null ? "" : row.lastAnswer();
        return new Incident(
                row.id().toString(),
                row.createdAt(),
                text("notifications.incident." + row.channel().code(), row.notice()),
                row.service(),
                row.reference(),
                answer.equals(Notices.NO_CONTACT) ? text("notifications.incident.noContact") : answer,
                row.tries(),
                row.channel() == Channel.SMS ? "warn" : "bad");
    }

    private String text(String key, Object... values) {
        return texts.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
