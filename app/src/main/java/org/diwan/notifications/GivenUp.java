package org.diwan.notifications;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    /** Sends a message anew; a letter becomes messages if contacts have come to be known. */
    @Override
    @Transactional
    public boolean retry(String id) {
        return known(id)
                .flatMap(rows::find)
                .filter(row ->
                        row.channel() == Channel.LETTER ? retryLetter(row) : rows.revive(row.id(), clock.instant()))
                .isPresent();
    }

    private boolean retryLetter(Notification row) {
        var event = new CaseReached(row.reference(), row.service(), row.notice(), row.client(), row.createdAt());
        return book.find(row.service(), row.notice())
                .filter(notice -> notices.tell(event, notice))
                .filter(told -> rows.settle(row.id(), "replaced", clock.instant()))
                .isPresent();
    }

    @Override
    public State state(String id) {
        return switch (known(id).map(rows::state).orElse("sent")) {
            case "waiting" -> State.WAITING;
            case "given-up" -> State.GIVEN_UP;
            default -> State.DONE;
        };
    }

    private static Optional<UUID> known(String id) {
        return ID.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    private Incident incident(Notification row) {
        String answer = row.lastAnswer() == null ? "" : row.lastAnswer();
        boolean letter = answer.equals(Notices.NO_CONTACT);
        return new Incident(
                row.id().toString(),
                row.createdAt(),
                row.channel().code() + " " + row.notice(),
                text("notifications.incident." + row.channel().code(), row.notice()),
                row.service(),
                row.reference(),
                letter ? text("notifications.incident.noContact") : answer,
                letter,
                row.tries(),
                row.channel() == Channel.SMS ? "warn" : "bad");
    }

    private String text(String key, Object... values) {
        return texts.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
